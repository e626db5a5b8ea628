package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Carrier;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Sdp;
import io.carillon.phone.SipText;
import io.carillon.rtp.srtp.SrtpSuite;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the policy of a trunk makes of encrypted audio, both ways; the telephone of the house never has any. */
@ArquillianTest
@RunAsClient
class EncryptedTrunkTest {
    private static final String AVP = "RTP/AVP";
    private static final String SAVP = "RTP/SAVP";
    private static final String KEYS = "a=crypto:";

    private final Installation carillon = Installation.ofTestRun();

    @AfterEach
    void nothingIsLeft() throws Exception {
        carillon.awaitNothingLeft();
    }

    /** What happens between a telephone and a carrier. */
    private interface Conversation {
        /**
         * @param dialled what the telephone dials to get there
         * @param number what the carrier calls to get to the telephone
         */
        void go(Phone alice, String dialled, Phone carrier, String number) throws Exception;
    }

    private void over(String policy, Conversation conversation) throws Exception {
        var a = carillon.line();
        String name = "enc" + a.number();
        String number = "49309" + a.number();
        carillon.admin().post("/dids", Api.json(Map.of("number", number, "extension", a.number()))).expect(201);
        try (Phone alice = a.registered();
                Trunking carrier = Trunking.at(carillon, name, "127.0.5.2", Map.of("mediaSecurity", policy, "optionsSeconds", 0))) {
            Trunking.route(carillon, name, "0" + a.number() + "ZZZ", carrier);
            conversation.go(alice, "0" + a.number() + "123", carrier.phone(), number);
        } finally {
            carillon.admin().delete("/dids/" + number).expect(204);
        }
    }

    private static Sdp.Template keys(String profile) {
        return Sdp.secure(profile, SrtpSuite.AES_CM_128_HMAC_SHA1_80);
    }

    private static Talk talk(Phone caller, String dialled, Sdp.Template offer, Phone callee, Sdp.Template answer) throws Exception {
        PhoneCall out = caller.call(dialled, offer);
        PhoneCall in = callee.awaitCall();
        in.answer(answer);
        out.awaitAnswered();
        in.awaitAnswered();
        Talk talk = new Talk(caller, out, callee, in);
        talk.hearOneAnother();
        return talk;
    }

    private static Talk leaves(Phone alice, String dialled, Phone carrier, Sdp.Template answer) throws Exception {
        return talk(alice, dialled, Sdp.offer("PCMU", "PCMA"), carrier, answer);
    }

    private static Talk comes(Phone carrier, String number, Phone alice, Sdp.Template offer) throws Exception {
        return talk(carrier, number, offer, alice, Sdp.offer("PCMU", "PCMA"));
    }

    /** The carrier is put on hold and taken back; what it is offered then. */
    private static String heldAndResumed(Talk talk) throws Exception {
        assertThat(talk.out().hold().status()).isEqualTo(200);
        String offered = talk.in().awaitReInvite(1).body();
        assertThat(talk.out().resume().status()).isEqualTo(200);
        talk.in().awaitReInvite(2);
        talk.hearOneAnother();
        return offered;
    }

    private static void isRefused(Phone caller, String number, Sdp.Template offer, String why) throws Exception {
        SipText refusal = caller.call(number, offer).awaitFinal();
        assertThat(refusal.status()).isEqualTo(488);
        assertThat(refusal.header("Warning")).contains(why);
    }

    @Test
    void whereItIsWishedForACarrierThatTakesKeysIsEncryptedBothWays() throws Exception {
        over("OFFER_ANYWHERE", (alice, dialled, carrier, number) -> {
            Talk away = leaves(alice, dialled, carrier, Sdp.secure(AVP, SrtpSuite.AEAD_AES_256_GCM));
            assertThat(away.in().sentInvite().body()).contains(AVP, KEYS + "1 AEAD_AES_256_GCM inline:");
            assertThat(away.in().audio().isSealed()).isTrue();
            assertThat(away.out().audio().isSealed()).isFalse();
            assertThat(heldAndResumed(away)).contains(KEYS);
            assertThat(away.in().audio().isSealed()).isTrue();
            assertThat(away.in().audio().undecipherable()).isZero();
            away.hangUp();
            Talk profile = leaves(alice, dialled, carrier, keys(SAVP));
            assertThat(profile.in().audio().isSealed()).as("it says what it does in its profile as well").isTrue();
            profile.hangUp();
            for (String offered : new String[] {SAVP, AVP}) {
                Talk home = comes(carrier, number, alice, keys(offered));
                assertThat(home.out().remoteSdp().crypto()).hasSize(1);
                assertThat(home.out().audio().isSealed()).isTrue();
                home.hangUp();
            }
        });
    }

    @Test
    void whereItIsWishedForACarrierThatLeavesKeysAsideIsTalkedToInTheClear() throws Exception {
        over("OFFER_ANYWHERE", (alice, dialled, carrier, number) -> {
            Talk away = leaves(alice, dialled, carrier, Sdp.offer("PCMA"));
            assertThat(away.in().sentInvite().body()).contains(AVP, KEYS);
            assertThat(away.in().audio().isSealed()).isFalse();
            assertThat(heldAndResumed(away)).as("not asked again").contains(AVP).doesNotContain(KEYS);
            away.hangUp();
            Talk home = comes(carrier, number, alice, Sdp.offer("PCMA"));
            assertThat(home.out().remoteSdp().crypto()).isEmpty();
            home.hangUp();
        });
    }

    /** A carrier may refuse what it does not know, though it need not take it. It has its own challenge for the second INVITE, too. */
    @ParameterizedTest
    @ValueSource(ints = {488, 606})
    void whereItIsWishedForACarrierThatRefusesKeysIsCalledOnceMoreWithout(int status) throws Exception {
        over("OFFER_ANYWHERE", (alice, dialled, carrier, number) -> {
            carrier.gatekeeper.refuseKeys(status);
            Talk away = leaves(alice, dialled, carrier, Sdp.offer("PCMA"));
            assertThat(away.in().sentInvite().body()).contains(AVP).doesNotContain(KEYS);
            assertThat(carrier.received("INVITE")).filteredOn(invite -> invite.find("Proxy-Authorization").isPresent())
                    .extracting(invite -> invite.body().contains(KEYS)).containsExactly(true, false);
            assertThat(heldAndResumed(away)).doesNotContain(KEYS);
            away.hangUp();
            assertThat(carillon.awaitCdr(alice.user(), dialled).getString("disposition")).isEqualTo("ANSWERED");
        });
    }

    @Test
    void whereItIsRequiredNobodyIsTalkedToInTheClear() throws Exception {
        over("REQUIRE_ANYWHERE", (alice, dialled, carrier, number) -> {
            PhoneCall out = alice.call(dialled);
            PhoneCall in = carrier.awaitCall();
            assertThat(in.sentInvite().body()).contains(SAVP, KEYS);
            in.answer(Sdp.offer("PCMA"));
            assertThat(out.awaitFinal().status()).isEqualTo(488);
            in.awaitEnded();
            carrier.gatekeeper.refuseKeys(488);
            assertThat(alice.call(dialled).awaitFinal().status()).isEqualTo(488);
            assertThat(carrier.isCalledWithin(ofMillis(200))).as("in the clear").isFalse();
            isRefused(carrier, number, Sdp.offer("PCMA"), "has to be encrypted");
        });
    }

    @Test
    void whereItIsOffNoKeyIsOfferedOrTaken() throws Exception {
        over("OFF", (alice, dialled, carrier, number) -> {
            Talk away = leaves(alice, dialled, carrier, Sdp.offer("PCMA"));
            assertThat(away.in().sentInvite().body()).contains(AVP).doesNotContain(KEYS, SAVP);
            assertThat(heldAndResumed(away)).doesNotContain(KEYS, SAVP);
            away.hangUp();
            isRefused(carrier, number, keys(SAVP), "switched off");
            assertThat(alice.isCalledWithin(ofMillis(200))).isFalse();
            Talk home = comes(carrier, number, alice, keys(AVP));
            assertThat(home.out().remoteSdp().crypto()).as("what is only wished for is left aside").isEmpty();
            assertThat(home.out().audio().isSealed()).isFalse();
            home.hangUp();
        });
    }

    @Test
    void keysAreOfferedAndTakenOverSignallingThatNobodyReads() throws Exception {
        over("OFFER", (alice, dialled, carrier, number) -> {
            Talk away = leaves(alice, dialled, carrier, Sdp.offer("PCMA"));
            assertThat(away.in().sentInvite().body()).contains(AVP).doesNotContain(KEYS, SAVP);
            away.hangUp();
            isRefused(carrier, number, keys(SAVP), "signalling");
            String name = "tls" + alice.user();
            carillon.admin().post("/trunks", Api.json(Map.of("name", name, "host", "127.0.5.3", "optionsSeconds", 0,
                    "inboundUsername", name, "inboundSecret", "a-secret-of-theirs", "mediaSecurity", "OFFER"))).expect(201);
            try (Phone them = Phone.over(Carrier.TLS, carillon.sip(Carrier.TLS), name, "a-secret-of-theirs")) {
                Talk home = comes(them, number, alice, keys(SAVP));
                assertThat(home.out().audio().isSealed()).isTrue();
                home.hangUp();
                Talk plain = comes(them, number, alice, Sdp.offer("PCMU"));
                assertThat(plain.out().audio().isSealed()).isFalse();
                plain.hangUp();
            } finally {
                carillon.admin().delete("/trunks/" + name).expect(204);
            }
        });
    }
}
