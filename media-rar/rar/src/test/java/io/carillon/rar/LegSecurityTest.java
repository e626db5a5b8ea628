package io.carillon.rar;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Codec;
import io.carillon.contract.MediaSecurity;
import io.carillon.contract.SipTarget;
import io.carillon.contract.TrunkUse;
import io.carillon.rtp.Protection;
import io.carillon.rtp.dtls.CertificatePrint;
import io.carillon.rtp.srtp.SrtpKey;
import io.carillon.rtp.srtp.SrtpSuite;
import io.carillon.sip.sdp.AudioStream;
import io.carillon.sip.sdp.Carriage;
import io.carillon.sip.sdp.CryptoLine;
import io.carillon.sip.sdp.DtlsSetup;
import io.carillon.sip.sdp.Fingerprint;
import io.carillon.sip.sdp.IceSide;
import io.carillon.sip.sdp.SessionDescription;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegSecurityTest {
    private static final SessionDescription PLAIN = Rig.sdp(Codec.PCMU);
    private static final CryptoLine STRONG = line(7, SrtpSuite.AEAD_AES_256_GCM);
    private static final CryptoLine USUAL = line(2, SrtpSuite.AES_CM_128_HMAC_SHA1_80);
    private static final CryptoLine UNKNOWN = new CryptoLine(1, "F8_128_HMAC_SHA1_80", USUAL.keyAndSalt());
    private static final CryptoLine SHORT = new CryptoLine(3, STRONG.suite(), USUAL.keyAndSalt());

    private static CryptoLine line(int tag, SrtpSuite suite) {
        return new CryptoLine(
                tag, suite.name(), Base64.getEncoder().encodeToString(SrtpKey.random(suite).keyAndSalt()));
    }

    private static LegSecurity terms(MediaSecurity policy, LegSecurity.Signalling signalling) {
        return new LegSecurity(policy, signalling, new WebTerms(Rig.CERTIFICATE));
    }

    private static SessionDescription offer(String profile, CryptoLine... lines) {
        return PLAIN.withAudio(PLAIN.audio().carried(profile, Carriage.withKeys(List.of(lines))));
    }

    @ParameterizedTest
    @CsvSource({
        "OFF,true,plain,taken", "OFF,true,savp,switched off", "OFF,true,wish,taken",
        "OFFER,true,plain,taken", "OFFER,true,savp,taken", "OFFER,false,savp,signalling", "OFFER,false,wish,taken",
        "REQUIRE,true,plain,has to be", "REQUIRE,true,savp,taken", "REQUIRE,true,wish,taken",
        "REQUIRE,false,savp,signalling", "REQUIRE,false,wish,has to be",
        "OFFER_ANYWHERE,false,savp,taken", "OFFER_ANYWHERE,false,plain,taken",
        "REQUIRE_ANYWHERE,false,savp,taken", "REQUIRE_ANYWHERE,false,plain,has to be",
        "OFFER_ANYWHERE,true,unknown,cipher", "OFFER_ANYWHERE,true,keyless,no usable key",
    })
    void whatIsTaken(MediaSecurity policy, boolean safe, String offered, String outcome) {
        SessionDescription offer = switch (offered) {
            case "plain" -> PLAIN;
            case "wish" -> offer(AudioStream.AVP, USUAL);
            case "unknown" -> offer(AudioStream.SAVP, UNKNOWN, SHORT);
            case "keyless" -> offer(AudioStream.SAVP);
            default -> offer(AudioStream.SAVP, UNKNOWN, USUAL, STRONG);
        };
        String objection = terms(policy, safe ? LegSecurity.Signalling.SECURE : LegSecurity.Signalling.READABLE).objectionToOffer(offer);
        if (outcome.equals("taken")) {
            assertThat(objection).isNull();
        } else {
            assertThat(objection).contains(outcome);
        }
    }

    @Test
    void theFirstUsableLineIsAnsweredWithAKeyOfOurs() {
        LegSecurity security = terms(MediaSecurity.OFFER, LegSecurity.Signalling.SECURE);
        SessionDescription offer = offer(AudioStream.SAVP, UNKNOWN, SHORT, STRONG, USUAL);
        SessionDescription answer = security.answer(offer, PLAIN);
        assertThat(answer.audio().profile()).isEqualTo(AudioStream.SAVP);
        assertThat(answer.audio().carriage().crypto()).singleElement().satisfies(line -> {
            assertThat(line.tag()).isEqualTo(7);
            assertThat(line.suite()).isEqualTo("AEAD_AES_256_GCM");
            assertThat(line.keyAndSalt()).isNotEqualTo(STRONG.keyAndSalt());
        });
        assertThat(security.agreedOnTheirOffer(offer, answer).protection()).isInstanceOfSatisfying(Protection.Keys.class, keys ->
                assertThat(keys.theirs().keyAndSalt()).isEqualTo(Base64.getDecoder().decode(STRONG.keyAndSalt())));
        // Once encrypted there is no way back, and our key stays while packet indexes go on.
        assertThat(security.objectionToOffer(PLAIN)).contains("has to be encrypted");
        assertThat(security.answer(offer, PLAIN)).isEqualTo(answer);
        assertThat(security.offer(PLAIN).orElseThrow().audio().carriage()).isEqualTo(answer.audio().carriage());
    }

    @Test
    void whereItIsAWishKeysAreOfferedBesidePlainAudio() {
        LegSecurity security = terms(MediaSecurity.OFFER_ANYWHERE, LegSecurity.Signalling.READABLE);
        SessionDescription offer = security.offer(PLAIN).orElseThrow();
        assertThat(offer.audio().profile()).isEqualTo(AudioStream.AVP);
        assertThat(offer.audio().carriage().crypto()).hasSize(5);
        assertThat(security.objectionToAnswer(offer, PLAIN)).isNull();
        assertThat(security.agreedOnOurOffer(offer, PLAIN).protection()).isEqualTo(Protection.NONE);
        assertThat(security.offer(PLAIN)).as("it has said what it wants").contains(PLAIN);
        SessionDescription asks = offer(AudioStream.AVP, USUAL);
        SessionDescription answer = security.answer(asks, PLAIN);
        assertThat(security.agreedOnTheirOffer(asks, answer).protection()).as("but may ask itself").isInstanceOf(Protection.Keys.class);
        assertThat(security.offer(PLAIN).orElseThrow().audio().carriage()).isEqualTo(answer.audio().carriage());
    }

    @Test
    void whoCallsInTheClearIsAskedForNothingElse() {
        LegSecurity security = terms(MediaSecurity.OFFER, LegSecurity.Signalling.SECURE);
        assertThat(security.agreedOnTheirOffer(PLAIN, security.answer(PLAIN, PLAIN)).protection()).isEqualTo(Protection.NONE);
        assertThat(security.offer(PLAIN)).contains(PLAIN);
    }

    @Test
    void anAnswerHasToFitTheOffer() {
        LegSecurity security = terms(MediaSecurity.REQUIRE, LegSecurity.Signalling.SECURE);
        SessionDescription offer = security.offer(PLAIN).orElseThrow();
        assertThat(offer.audio().profile()).isEqualTo(AudioStream.SAVP);
        CryptoLine usual = offer.audio().carriage().crypto().get(3);
        CryptoLine fit = new CryptoLine(usual.tag(), usual.suite(), USUAL.keyAndSalt());
        CryptoLine otherTag = new CryptoLine(usual.tag() + 20, usual.suite(), USUAL.keyAndSalt());
        CryptoLine otherSuite = new CryptoLine(usual.tag(), STRONG.suite(), STRONG.keyAndSalt());
        assertThat(security.objectionToAnswer(offer, offer(AudioStream.SAVP, fit))).isNull();
        assertThat(security.objectionToAnswer(offer, PLAIN)).isNotNull();
        assertThat(security.objectionToAnswer(offer, offer(AudioStream.SAVP, otherTag))).isNotNull();
        assertThat(security.objectionToAnswer(offer, offer(AudioStream.SAVP, otherSuite))).isNotNull();
        assertThat(security.agreedOnOurOffer(offer, offer(AudioStream.SAVP, fit)).protection()).isInstanceOf(Protection.Keys.class);
    }

    @Test
    void nothingIsOfferedWhereItIsRequiredAndKeysCannotTravel() {
        assertThat(terms(MediaSecurity.REQUIRE, LegSecurity.Signalling.READABLE).offer(PLAIN)).isEmpty();
        assertThat(terms(MediaSecurity.OFFER, LegSecurity.Signalling.READABLE).offer(PLAIN)).contains(PLAIN);
        assertThat(terms(MediaSecurity.OFF, LegSecurity.Signalling.SECURE).offer(PLAIN)).contains(PLAIN);
    }

    @Test
    void aTrunkOverTlsIsOfferedKeysAndOneOverUdpIsNot() {
        SecurityRules rules = new SecurityRules(MediaSecurity.OFFER, Rig.CERTIFICATE);
        SipTarget plain = SipTarget.behind(new TrunkUse("default/c", null, false, List.of()), "sip:+49@c.example");
        SipTarget tls = SipTarget.behind(plain.trunk(), "sip:+49@c.example;transport=tls");
        assertThat(rules.of(plain).offer(PLAIN)).contains(PLAIN);
        assertThat(rules.of(tls).offer(PLAIN).orElseThrow().audio().carriage().crypto()).isNotEmpty();
        assertThat(rules.of(tls.with(MediaSecurity.OFF)).offer(PLAIN)).contains(PLAIN);
        assertThat(rules.of(plain.with(MediaSecurity.REQUIRE)).offer(PLAIN)).isEmpty();
        assertThat(rules.of(new SipTarget(tls.uri(), List.of(), null)).offer(PLAIN))
                .as("a telephone is behind whoever it registered through").contains(PLAIN);
    }

    private static SessionDescription browserOffer(DtlsSetup setup, String hash) {
        Carriage carriage = new Carriage(List.of(), List.of(new Fingerprint(hash, "AA:BB")), setup,
                new IceSide("wxyz", "x".repeat(24), false), true, "audio", true);
        return PLAIN.withAudio(PLAIN.audio().carried(AudioStream.WEB, carriage));
    }

    @Test
    void aBrowserIsAnsweredWithWhatItAskedFor() {
        LegSecurity security = terms(MediaSecurity.OFFER, LegSecurity.Signalling.READABLE);
        SessionDescription offer = browserOffer(DtlsSetup.ACTPASS, "sha-256");
        assertThat(security.objectionToOffer(offer)).isNull();
        SessionDescription answer = security.answer(offer, PLAIN);
        Carriage mine = answer.audio().carriage();
        assertThat(answer.audio().profile()).isEqualTo(AudioStream.WEB);
        assertThat(answer.audio().address().rtcpPort()).isEqualTo(answer.audio().address().port());
        assertThat(mine.setup()).isEqualTo(DtlsSetup.PASSIVE);
        assertThat(mine.ice().lite()).isTrue();
        assertThat(mine.fingerprints()).containsExactly(Rig.CERTIFICATE);
        assertThat(mine.mid()).isEqualTo("audio");
        assertThat(mine.bundled() && mine.rtcpMux()).isTrue();
        LegSecurity.Agreed agreed = security.agreedOnTheirOffer(offer, answer);
        assertThat(agreed.ice().theirUfrag()).isEqualTo("wxyz");
        assertThat(agreed.protection()).isEqualTo(
                new Protection.Handshake(List.of(new CertificatePrint("sha-256", "AA:BB")), false));
        // Hold and resume change nothing of it; plain audio is refused from now on.
        assertThat(security.answer(offer, PLAIN)).isEqualTo(answer);
        assertThat(security.offer(PLAIN).orElseThrow().audio().carriage().ice()).isEqualTo(mine.ice());
        assertThat(security.objectionToOffer(PLAIN)).contains("has to be encrypted");
    }

    @Test
    void aBrowserIsCalledWithAnOfferItTakes() {
        LegSecurity security = terms(MediaSecurity.OFFER, LegSecurity.Signalling.BROWSER);
        SessionDescription offer = security.offer(PLAIN).orElseThrow();
        assertThat(offer.audio().profile()).isEqualTo(AudioStream.WEB);
        assertThat(offer.audio().carriage().setup()).isEqualTo(DtlsSetup.ACTPASS);
        assertThat(security.objectionToAnswer(offer, PLAIN)).isNotNull();
        SessionDescription answer = browserOffer(DtlsSetup.PASSIVE, "sha-512");
        assertThat(security.objectionToAnswer(offer, answer)).isNull();
        assertThat(security.agreedOnOurOffer(offer, answer).protection()).isInstanceOfSatisfying(
                Protection.Handshake.class, handshake -> assertThat(handshake.weBegin()).isTrue());
    }

    @Test
    void weakFingerprintsAndSwitchedOffEncryptionAreRefused() {
        assertThat(terms(MediaSecurity.OFFER, LegSecurity.Signalling.BROWSER)
                .objectionToOffer(browserOffer(DtlsSetup.ACTPASS, "sha-1"))).contains("fingerprint");
        assertThat(terms(MediaSecurity.OFF, LegSecurity.Signalling.BROWSER)
                .objectionToOffer(browserOffer(DtlsSetup.ACTPASS, "sha-256"))).contains("switched off");
    }
}
