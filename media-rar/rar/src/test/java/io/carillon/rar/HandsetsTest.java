package io.carillon.rar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.contract.Aor;
import io.carillon.contract.Credential;
import io.carillon.contract.DigitPressed;
import io.carillon.contract.Handset;
import io.carillon.contract.HandsetCall;
import io.carillon.contract.HandsetOrder;
import io.carillon.contract.HandsetOrder.Manner;
import io.carillon.contract.HeardTone;
import io.carillon.contract.InviteArrived;
import io.carillon.contract.Origin;
import io.carillon.contract.SipDomain;
import io.carillon.contract.Tenant;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Telephones that the switch makes up, on its real port. */
class HandsetsTest extends Loopback {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String SECRET = "made up for the test";

    private static String hash(String algorithm, String text) throws Exception {
        return HexFormat.of().formatHex(
                MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Handset open(String number, Manner manner, int hertz) throws Exception {
        String text = number + ":" + REALM + ":" + SECRET;
        board.credentials().put(new Credential(
                new Aor(Tenant.DEFAULT, number), number, REALM, hash("MD5", text), hash("SHA-256", text)));
        return board.handsets().open(new HandsetOrder(number, SECRET, manner, null, hertz));
    }

    @Test
    void oneCallsAnotherAndHearsItsTone() throws Exception {
        try (Handset caller = open("2001", Manner.BUSY, 0);
                Handset callee = open("2002", Manner.ANSWERS, 620)) {
            assertThat(caller.awaitRegistered(LONG)).isEmpty();
            assertThat(callee.awaitRegistered(LONG)).isEmpty();
            assertThat(callee.isRegistered()).isTrue();
            HandsetCall call = caller.call("2002");
            assertThat(call.awaitAnswered(LONG)).isEmpty();
            HeardTone heard = call.awaitTone(620, LONG).orElseThrow();
            assertThat(heard.hertz()).isBetween(615.0, 625.0);
            assertThat(heard.decibels()).isBetween(-13.0, -7.0);
            assertThat(heard.purity()).isGreaterThan(10);
            assertThat(call.awaitTone(1_500, Duration.ofMillis(200))).as("another tone").isEmpty();
            call.hangUp();
            assertThat(call.awaitOver(LONG)).isTrue();
            assertThat(call.report().packetsReceived()).isPositive();
        }
    }

    @Test
    void oneHearsItselfAndHowLongThatTakes() throws Exception {
        try (Handset phone = open("2001", Manner.BUSY, 0)) {
            assertThat(phone.awaitRegistered(LONG)).isEmpty();
            HandsetCall call = phone.call(ScriptedApplication.ECHO);
            assertThat(call.awaitAnswered(LONG)).isEmpty();
            HeardTone heard = call.awaitEcho(1_004, LONG).orElseThrow();
            assertThat(heard.hertz()).isBetween(1_000.0, 1_008.0);
            assertThat(heard.latencyMillis()).isBetween(0L, 10_000L);
            call.press('7');
            Awaitility.await().atMost(LONG).until(() -> application.heard(DigitPressed.class).size() == 1);
            assertThat(application.heard(DigitPressed.class).get(0).key()).isEqualTo('7');
            call.hangUp();
            assertThat(call.awaitOver(LONG)).isTrue();
        }
    }

    @Test
    void oneOfAnotherTenantBelongsToItsDomain() throws Exception {
        Tenant acme = new Tenant("acme");
        SipDomain home = new SipDomain("sip.acme.example", acme, "acme");
        board.sip().replaceDomains(List.of(home));
        String text = "2001:acme:" + SECRET;
        board.credentials().put(new Credential(
                new Aor(acme, "2001"), "2001", "acme", hash("MD5", text), hash("SHA-256", text)));
        try (Handset phone = board.handsets().open(new HandsetOrder("2001", SECRET, Manner.BUSY, null, 0, home))) {
            assertThat(phone.awaitRegistered(LONG)).isEmpty();
            HandsetCall call = phone.call(ScriptedApplication.ECHO);
            assertThat(call.awaitAnswered(LONG)).isEmpty();
            assertThat(application.heard(InviteArrived.class).get(0).origin())
                    .isEqualTo(new Origin.Device(new Aor(acme, "2001")));
            call.hangUp();
            assertThat(call.awaitOver(LONG)).isTrue();
        }
    }

    @Test
    void oneIsBusyAndOneRingsForEver() throws Exception {
        try (Handset caller = open("2001", Manner.BUSY, 0);
                Handset never = open("2002", Manner.RINGS, 0)) {
            assertThat(caller.awaitRegistered(LONG)).isEmpty();
            assertThat(never.awaitRegistered(LONG)).isEmpty();
            HandsetCall busy = caller.call("2001");
            assertThat(busy.awaitAnswered(LONG)).contains("486");
            HandsetCall ringing = caller.call("2002");
            assertThat(ringing.awaitAnswered(Duration.ofMillis(300))).contains("not answered");
            ringing.hangUp();
            assertThat(ringing.awaitOver(LONG)).isTrue();
        }
    }

    @Test
    void aWrongSecretIsSaidAndATelephoneThatIsSwitchedOffEndsItsCalls() throws Exception {
        try (Handset stranger = board.handsets().open(new HandsetOrder("2009", "wrong", Manner.BUSY, null, 0))) {
            assertThat(stranger.awaitRegistered(Duration.ofSeconds(1))).isNotEmpty();
        }
        Handset phone = open("2001", Manner.BUSY, 0);
        assertThat(phone.awaitRegistered(LONG)).isEmpty();
        HandsetCall call = phone.call(ScriptedApplication.ECHO);
        assertThat(call.awaitAnswered(LONG)).isEmpty();
        Handset next = open("2001", Manner.BUSY, 0);
        assertThat(call.isOver()).isTrue();
        assertThat(phone.isRegistered()).isFalse();
        next.close();
        assertThatThrownBy(() -> phone.call("2002")).hasMessageContaining("switched off");
    }
}
