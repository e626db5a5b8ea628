package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.phone.Carrier;
import io.carillon.phone.Hearing;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Sdp;
import io.carillon.phone.SipText;
import io.carillon.rtp.srtp.SrtpSuite;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Encrypted audio with keys in SDP, against telephones that know nothing of it. */
@ArquillianTest
@RunAsClient
class SrtpTest {
    private static final String SAVP = "RTP/SAVP";
    private static final String ANYWHERE = "OFFER_ANYWHERE";
    private static final int FORGERIES = 600;

    private final Installation carillon = Installation.ofTestRun();

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(SrtpSuite.class)
    void anEncryptedPhoneAndAPlainOneHearOneAnother(SrtpSuite suite) throws Exception {
        var a = carillon.securedLine(ANYWHERE);
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = between(alice, Sdp.secure(SAVP, suite), bob, Sdp.offer("PCMU", "PCMA"));
            assertThat(talk.out().audio().isSealed()).isTrue();
            assertThat(talk.in().audio().isSealed()).isFalse();
            talk.hearOneAnother();
            assertThat(talk.out().hold().status()).isEqualTo(200);
            assertThat(talk.out().resume().status()).isEqualTo(200);
            talk.hearOneAnother();
            assertThat(talk.out().audio().undecipherable()).isZero();
            talk.hangUp();
        }
    }

    @Test
    void aCalleeThatHasToBeEncryptedIsOfferedKeysAndTakesOne() throws Exception {
        var a = carillon.line();
        var b = carillon.securedLine("REQUIRE_ANYWHERE");
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = between(
                    alice, Sdp.offer("PCMA"), bob, Sdp.secure(SAVP, SrtpSuite.AES_CM_128_HMAC_SHA1_80));
            assertThat(talk.in().sentInvite().body()).contains("m=audio", SAVP, "a=crypto:1 AEAD_AES_256_GCM inline:");
            assertThat(talk.in().audio().isSealed()).isTrue();
            talk.hearOneAnother();
            talk.hangUp();
        }
    }

    @Test
    void overEncryptedSignallingKeysMayTravelByDefault() throws Exception {
        var a = carillon.line();
        var b = carillon.securedLine("REQUIRE");
        try (Phone alice = overTls(a).register();
                Phone bob = overTls(b).register()) {
            Talk talk = between(
                    alice, Sdp.secure(SAVP, SrtpSuite.AES_256_CM_HMAC_SHA1_80),
                    bob, Sdp.secure(SAVP, SrtpSuite.AEAD_AES_256_GCM));
            assertThat(talk.out().audio().isSealed() && talk.in().audio().isSealed()).isTrue();
            talk.hearOneAnother();
            for (Installation.Line line : new Installation.Line[] {a, b}) {
                assertThat(new SoundNow(carillon, a).of(line.number()).toString())
                        .contains("\"transport\":\"TLS\"", "\"encryption\":\"SDES\"");
            }
            talk.hangUp();
        }
    }

    private Phone overTls(Installation.Line line) throws Exception {
        return Phone.over(Carrier.TLS, carillon.sip(Carrier.TLS), line.number(), line.secret());
    }

    @Test
    void aCalleeThatMayBeEncryptedAnswersInTheClearWhenItCannot() throws Exception {
        var a = carillon.line();
        var b = carillon.securedLine(ANYWHERE);
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            assertThat(talk.in().sentInvite().body()).contains("RTP/AVP", "a=crypto:");
            talk.hangUp();
        }
    }

    @Test
    void bothSidesEncryptedHaveKeysOfTheirOwn() throws Exception {
        var a = carillon.securedLine("REQUIRE_ANYWHERE");
        var b = carillon.securedLine("REQUIRE_ANYWHERE");
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = between(
                    alice, Sdp.secure(SAVP, SrtpSuite.AEAD_AES_128_GCM),
                    bob, Sdp.secure(SAVP, SrtpSuite.AES_CM_128_HMAC_SHA1_32));
            talk.hearOneAnother();
            String key = talk.out().sentInvite().body().split("inline:")[1].split("\\|")[0];
            assertThat(talk.in().sentInvite().body()).doesNotContain(key);
            talk.hangUp();
        }
    }

    @Test
    void theUnencryptedAreRefusedWhereEncryptionIsRequired() throws Exception {
        var a = carillon.securedLine("REQUIRE_ANYWHERE");
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            SipText refusal = alice.call(bob.user()).awaitFinal();
            assertThat(refusal.status()).isEqualTo(488);
            assertThat(refusal.header("Warning")).contains("399").contains("has to be encrypted");
            assertThat(bob.isCalledWithin(ofMillis(200))).isFalse();
            PhoneCall back = bob.call(alice.user());
            PhoneCall refused = alice.awaitCall();
            refused.answer();
            SipText called = back.awaitFinal();
            assertThat(called.status()).isEqualTo(488);
            refused.awaitEnded();
        }
    }

    @Test
    void keysAreNotTakenOverReadableSignallingUnlessAllowed() throws Exception {
        var offering = carillon.securedLine("OFFER");
        var off = carillon.securedLine("OFF");
        var b = carillon.line();
        try (Phone alice = offering.registered();
                Phone carol = off.registered();
                Phone bob = b.registered()) {
            SipText readable = alice.call(bob.user(), Sdp.secure(SAVP, SrtpSuite.AES_CM_128_HMAC_SHA1_80)).awaitFinal();
            assertThat(readable.status()).isEqualTo(488);
            assertThat(readable.header("Warning")).contains("signalling");
            SipText never = carol.call(bob.user(), Sdp.secure(SAVP, SrtpSuite.AES_CM_128_HMAC_SHA1_80)).awaitFinal();
            assertThat(never.status()).isEqualTo(488);
            assertThat(never.header("Warning")).contains("switched off");
            // What is offered within RTP/AVP is a wish: the call goes on without.
            Talk plain = between(alice, Sdp.secure("RTP/AVP", SrtpSuite.AES_CM_128_HMAC_SHA1_80), bob, Sdp.offer("PCMU"));
            assertThat(plain.out().remoteSdp().crypto()).isEmpty();
            plain.hearOneAnother();
            plain.hangUp();
        }
    }

    @Test
    void forgedAndRepeatedPacketsAreDroppedAndTheCallGoesOn() throws Exception {
        var a = carillon.securedLine(ANYWHERE);
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = between(alice, Sdp.secure(SAVP, SrtpSuite.AES_CM_128_HMAC_SHA1_80), bob, Sdp.offer("PCMU"));
            talk.hearOneAnother();
            // A man on the way repeats what he saw, changes it, or speaks plainly in the phone's name.
            byte[] seen = talk.out().audio().lastSent();
            int spoken = talk.out().audio().packetsSent();
            talk.in().audio().forget();
            for (int i = 0; i < FORGERIES; i++) {
                byte[] packet = i % 3 == 0 ? seen : i % 3 == 1 ? changed(seen, i) : plain(seen, i);
                talk.out().audio().raw(packet, talk.out().audio().remote());
            }
            await().until(() -> talk.out().audio().packetsSent() >= spoken + 50);
            Hearing hearing = talk.in().audio().soFar();
            assertThat(hearing.share(InjectionTest.SHOUT)).as("share of plain RTP").isLessThanOrEqualTo(InjectionTest.MOST_FOREIGN);
            assertThat(hearing.packets()).as("what was repeated or changed is not heard: %s", hearing)
                    .isBetween(1, talk.out().audio().packetsSent() - spoken + FORGERIES / 10);
            Talk.whole(talk.in(), alice);
            SipText downgrade = talk.out().reInvite(Sdp.offer("PCMU"));
            assertThat(downgrade.status()).isEqualTo(488);
            talk.hangUp();
        }
    }

    @Test
    void aPhoneWithAWrongKeyIsNotHeardAndDoesNotEndTheCall() throws Exception {
        var a = carillon.securedLine(ANYWHERE);
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = between(alice, Sdp.secure(SAVP, SrtpSuite.AEAD_AES_256_GCM), bob, Sdp.offer("PCMU"));
            talk.hearOneAnother();
            talk.out().audio().useWrongKey();
            talk.in().audio().forget();
            Hearing other = talk.out().listen(ofMillis(1000));
            assertThat(other.isTone(bob.tone())).as("the way back is as it was: %s", other).isTrue();
            talk.in().audio().forget();
            talk.out().listen(ofMillis(500));
            assertThat(talk.in().audio().soFar().packets()).as("nothing of it is relayed").isZero();
            talk.hangUp();
        }
    }

    @Test
    void aTrunkThatHasToBeEncryptedIsBothWaysAndAPlainPhoneHearsIt() throws Exception {
        var a = carillon.line();
        String number = "49307" + a.number();
        carillon.admin().post("/dids", Api.json(Map.of("number", number, "extension", a.number()))).expect(201);
        try (Phone alice = a.registered();
                Trunking carrier = Trunking.at(carillon, "srtp" + a.number(), "127.0.5.1", Map.of(
                        "mediaSecurity", "REQUIRE_ANYWHERE", "optionsSeconds", 0))) {
            assertThat(carrier.read().getString("mediaSecurity")).isEqualTo("REQUIRE_ANYWHERE");
            Trunking.route(carillon, "srtp" + a.number(), "0" + a.number() + "ZZZ", carrier);
            PhoneCall out = alice.call("0" + a.number() + "123");
            PhoneCall left = carrier.phone().awaitCall();
            assertThat(left.sentInvite().body()).contains(SAVP, "a=crypto:1 AEAD_AES_256_GCM inline:");
            left.answer(Sdp.secure(SAVP, SrtpSuite.AEAD_AES_256_GCM));
            out.awaitAnswered();
            left.awaitAnswered();
            Talk talk = new Talk(alice, out, carrier.phone(), left);
            assertThat(left.audio().isSealed()).isTrue();
            talk.hearOneAnother();
            talk.hangUp();
            assertThat(carrier.phone().call(number).awaitFinal().status()).as("in the clear").isEqualTo(488);
            PhoneCall in = carrier.phone().call(number, Sdp.secure(SAVP, SrtpSuite.AES_CM_128_HMAC_SHA1_80));
            PhoneCall rings = alice.awaitCall();
            rings.answer();
            in.awaitAnswered();
            rings.awaitAnswered();
            assertThat(in.audio().isSealed()).isTrue();
            new Talk(carrier.phone(), in, alice, rings).hearOneAnother();
            in.hangUp();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"srtp-mand", "dtls_srtp"})
    void baresipCallsEncryptedAndAPlainPhoneHearsIt(String encryption) throws Exception {
        Network.assumed();
        var a = carillon.securedLine("REQUIRE_ANYWHERE");
        var b = carillon.line();
        try (Phone bob = b.registered();
                Stranger baresip = Stranger.baresip(directory, a, b.number(), Carrier.UDP, encryption)) {
            PhoneCall in = bob.awaitCall();
            in.ring();
            in.answer();
            in.awaitAnswered();
            assertThat(in.listen(ofMillis(300)).packets()).isPositive();
            assertThat(in.listen(ofMillis(1000)).isTone(440)).isTrue();
            assertThat(in.hangUp().status()).isEqualTo(200);
            baresip.awaitOutput("session closed");
        }
    }

    @Test
    void baresipIsCalledEncryptedByAPlainPhone() throws Exception {
        Network.assumed();
        var a = carillon.line();
        var b = carillon.securedLine("REQUIRE_ANYWHERE");
        try (Phone alice = a.registered();
                Stranger baresip = Stranger.baresip(directory, b, null, Carrier.UDP, "srtp-mand")) {
            baresip.awaitOutput("200 OK");
            PhoneCall out = alice.call(b.number());
            out.awaitAnswered();
            assertThat(out.listen(ofMillis(300)).packets()).isPositive();
            assertThat(out.listen(ofMillis(1000)).isTone(440)).isTrue();
            assertThat(out.hangUp().status()).isEqualTo(200);
        }
    }

    /** What comes next in the phone's stream, but loud and not encrypted. */
    private static byte[] plain(byte[] packet, int number) {
        ByteBuffer head = ByteBuffer.wrap(packet);
        return InjectionTest.shout(head.getInt(8), head.getShort(2) + number / 3 + 1, 0);
    }

    private static byte[] changed(byte[] packet, int number) {
        byte[] other = packet.clone();
        other[3] += (byte) (number / 3 + 1);
        return other;
    }

    static Talk between(Phone caller, Sdp.Template offered, Phone callee, Sdp.Template answered) throws Exception {
        PhoneCall out = caller.call(callee.user(), offered);
        PhoneCall in = callee.awaitCall();
        in.ring();
        out.awaitProvisional(180);
        in.answer(answered);
        out.awaitAnswered();
        in.awaitAnswered();
        return new Talk(caller, out, callee, in);
    }
}
