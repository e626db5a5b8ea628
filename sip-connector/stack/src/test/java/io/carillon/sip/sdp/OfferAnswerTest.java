package io.carillon.sip.sdp;

import static io.carillon.contract.MediaDirection.INACTIVE;
import static io.carillon.contract.MediaDirection.RECVONLY;
import static io.carillon.contract.MediaDirection.SENDONLY;
import static io.carillon.contract.MediaDirection.SENDRECV;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Codec;
import io.carillon.contract.MediaDirection;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferAnswerTest {
    private static final String HEAD =
            "v=0\no=- 7 7 IN IP4 192.0.2.10\ns=-\nc=IN IP4 192.0.2.10\nt=0 0\n";
    private static final MediaAddress OURS = MediaAddress.of("203.0.113.5", 10000);

    private static SessionDescription phone(String formats, String lines) {
        return SdpReaderTest.good(HEAD + "m=audio 4000 RTP/AVP "
                + formats + "\n" + lines);
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Test
    void theOfferToTheOtherLegShowsNothingOfTheFirstPhoneButItsCodecs() {
        SessionDescription a = SdpReaderTest.good(SdpReaderTest.PHONE.replace("a=ptime:20",
                "a=ptime:30\na=candidate:1 1 UDP 1 192.0.2.10 1 typ host\n"
                        + "a=crypto:1 X inline:k\na=ice-ufrag:x\na=rtcp:49999"));
        String sent = text(new LocalSession().offer(OfferAnswer.offerFrom(a, OURS)));
        assertThat(sent)
                .contains("m=audio 10000 RTP/AVP 0 8 97 9 101\r\n", "c=IN IP4 203.0.113.5\r\n", "a=ptime:30\r\n")
                .contains("a=rtpmap:97 OPUS/48000/2\r\n", "a=fmtp:97 useinbandfec=1\r\n", "a=fmtp:101 0-16\r\n")
                .doesNotContain("192.0.2", "candidate", "crypto", "ice", "a=rtcp", "jdoe");
    }

    @Test
    void theAnswerIsNumberedAsTheOffererNumbered() {
        SessionDescription offer = phone("8 96 97", "a=rtpmap:96 opus/48000/2\na=rtpmap:97 telephone-event/8000\n");
        SessionDescription peer = phone("8 101", "a=rtpmap:101 telephone-event/8000\na=fmtp:101 0-15\na=ptime:20\n");
        SessionDescription answer = OfferAnswer.answerFrom(offer, peer, OURS).orElseThrow();
        assertThat(answer.audio().formats()).extracting(AudioFormat::payloadType).containsExactly(8, 97);
        assertThat(answer.audio().formats().get(1).fmtp()).isEqualTo("0-15");
        assertThat(OfferAnswer.renumbering(answer, peer)).isEqualTo(Map.of(97, 101));
        assertThat(OfferAnswer.renumbering(peer, answer)).isEqualTo(Map.of(101, 97));
        assertThat(OfferAnswer.sameCodec(answer, peer)).isTrue();
    }

    /** Chromium with comfort noise takes a steady sound for none and stops sending. */
    @Test
    void silenceIsSparedByTelephonesAndNotByBrowsers() {
        String offered = "a=rtpmap:13 CN/8000\n";
        SessionDescription telephone = phone("9 13", offered);
        SessionDescription browser = phone("9 13", offered + "a=setup:actpass\na=fingerprint:sha-256 " + "AB:".repeat(31) + "AB\n");
        assertThat(OfferAnswer.ownAnswer(telephone, OURS, MediaDirection.SENDRECV).orElseThrow().audio().formats())
                .extracting(AudioFormat::payloadType).containsExactly(9, 13);
        assertThat(OfferAnswer.ownAnswer(browser, OURS, MediaDirection.SENDRECV).orElseThrow().audio().formats())
                .extracting(AudioFormat::payloadType).containsExactly(9);
    }

    @Test
    void keysAreTakenFromWhoHasEventsAlsoForADeviceWithoutThem() {
        SessionDescription plain = phone("8 101", "a=rtpmap:101 opus/48000/2\n");
        SessionDescription offer = OfferAnswer.offerFrom(plain, OURS);
        assertThat(offer.audio().telephoneEventType()).isEqualTo(102);
        SessionDescription events = phone("8 102", "a=rtpmap:102 telephone-event/8000\n");
        assertThat(OfferAnswer.answerFrom(plain, events, OURS).orElseThrow().audio().formats())
                .extracting(AudioFormat::payloadType).containsExactly(8);
        assertThat(OfferAnswer.answerFrom(events, plain, OURS).orElseThrow().audio().formats())
                .extracting(AudioFormat::payloadType).containsExactly(8, 102);
    }

    @Test
    void aSideThatIsToldByInfoIsNeverOfferedEvents() {
        LocalSession session = new LocalSession(false);
        assertThat(text(session.offer(OfferAnswer.ownOffer(OURS, SENDRECV))))
                .contains("m=audio 10000 RTP/AVP 0 8 9\r\n").doesNotContain("telephone-event");
        SessionDescription offer = phone("8 101", "a=rtpmap:101 telephone-event/8000\n");
        assertThat(text(session.answer(OfferAnswer.ownAnswer(offer, OURS, SENDRECV).orElseThrow())))
                .contains("m=audio 10000 RTP/AVP 8\r\n");
    }

    @Test
    void withoutACommonCodecThereIsNoAnswer() {
        assertThat(OfferAnswer.answerFrom(phone("18 101", "a=rtpmap:101 telephone-event/8000\n"),
                phone("0 101", "a=rtpmap:101 telephone-event/8000\n"), OURS)).isEmpty();
        assertThat(OfferAnswer.answerFrom(phone("0", ""), phone("18", ""), OURS)).isEmpty();
        assertThat(OfferAnswer.ownAnswer(phone("18", ""), OURS, SENDRECV)).isEmpty();
    }

    @Test
    void whatCanBeTranscodedIsOfferedBehindTheCodecsOfTheFirstPhone() {
        assertThat(offered(phone("9 101", "a=rtpmap:101 telephone-event/8000\n"))).containsExactly(9, 0, 8, 101);
        assertThat(offered(phone("18", ""))).containsExactly(18, 101);
        assertThat(offered(phone("96", "a=rtpmap:96 L16/16000\n"))).containsExactly(96, 0, 8, 9, 101);
        assertThat(offered(phone("96 8", "a=rtpmap:96 opus/48000/2\n"))).containsExactly(96, 8, 0, 9, 101);
    }

    private static java.util.List<Integer> offered(SessionDescription phone) {
        return OfferAnswer.offerFrom(phone, OURS).audio().formats().stream().map(AudioFormat::payloadType).toList();
    }

    @Test
    void whoHasOpusAloneIsHelpedWhereThereIsAPlaceForIt() {
        SessionDescription opus = phone("96 97", "a=rtpmap:96 opus/48000/2\na=rtpmap:97 telephone-event/48000\n");
        SessionDescription desk = phone("0 101", "a=rtpmap:101 telephone-event/8000\n");
        assertThat(offered(opus)).containsExactly(96, 97);
        assertThat(OfferAnswer.costlyOfferFrom(opus, OURS).audio().formats()).extracting(AudioFormat::payloadType)
                .containsExactly(96, 0, 8, 9, 97, 101);
        assertThat(OfferAnswer.costlyOfferFrom(desk, OURS).audio().formats()).extracting(AudioFormat::payloadType)
                .containsExactly(0, 8, 9, 101);
        assertThat(OfferAnswer.answerFrom(opus, desk, OURS)).isEmpty();
        SessionDescription answer = OfferAnswer.costlyAnswerFrom(opus, desk, OURS).orElseThrow();
        assertThat(answer.audio().formats()).extracting(AudioFormat::payloadType).containsExactly(96, 97);
        assertThat(answer.audio().formats().get(0).fmtp()).contains("stereo=0", "useinbandfec=1", "usedtx=0");
        assertThat(OfferAnswer.isCostly(answer)).isTrue();
        assertThat(OfferAnswer.isCostly(desk)).isFalse();
        assertThat(OfferAnswer.costlyAnswerFrom(desk, opus, OURS).orElseThrow().audio().formats())
                .extracting(AudioFormat::payloadType).containsExactly(0, 101);
        assertThat(OfferAnswer.costlyAnswerFrom(phone("18", ""), opus, OURS)).isEmpty();
    }

    @Test
    void weSpeakOpusWithWhoHasNothingElse() {
        SessionDescription opus = phone("96 97", "a=rtpmap:96 opus/48000/2\na=rtpmap:97 telephone-event/48000\n");
        assertThat(OfferAnswer.ownAnswer(opus, OURS, SENDRECV)).isEmpty();
        assertThat(OfferAnswer.costlyAnswer(opus, OURS, SENDRECV).orElseThrow().audio().formats())
                .extracting(AudioFormat::payloadType).containsExactly(96, 97);
        assertThat(OfferAnswer.costlyAnswer(phone("18", ""), OURS, SENDRECV)).isEmpty();
        assertThat(OfferAnswer.withCostly(OfferAnswer.ownOffer(OURS, SENDRECV)).audio().formats())
                .extracting(AudioFormat::payloadType).containsExactly(0, 8, 9, 101, 111);
        SessionDescription taken = phone("0 111", "a=rtpmap:111 telephone-event/8000\n");
        assertThat(OfferAnswer.withCostly(taken).audio().formats()).extracting(AudioFormat::payloadType)
                .containsExactly(0, 111, 112);
        assertThat(OfferAnswer.withCostly(opus)).isEqualTo(opus);
    }

    @Test
    void whoeverHasNoCodecInCommonIsTranscoded() {
        SessionDescription wide = phone("97 9 96", "a=rtpmap:96 telephone-event/8000\na=rtpmap:97 L16/16000\n");
        SessionDescription answer = OfferAnswer.answerFrom(
                wide, phone("0 101", "a=rtpmap:101 telephone-event/8000\na=sendonly\n"), OURS).orElseThrow();
        assertThat(answer.audio().formats()).extracting(AudioFormat::payloadType).containsExactly(9, 97, 96);
        assertThat(answer.direction()).isEqualTo(SENDONLY);
    }

    @Test
    void ourOwnAnswerKeepsTheOfferersOrder() {
        SessionDescription answer = OfferAnswer.ownAnswer(
                phone("9 18 8 100", "a=rtpmap:100 telephone-event/8000\n"), OURS, SENDRECV).orElseThrow();
        assertThat(answer.audio().codecs()).containsExactly(Codec.G722, Codec.PCMA);
        assertThat(answer.audio().telephoneEventType()).isEqualTo(100);
    }

    @Test
    void otherStreamsAreRefusedInTheirPlaces() {
        SessionDescription offer = SdpReaderTest.good(HEAD
                + "m=video 4002 RTP/AVP 31\nm=audio 4000 RTP/AVP 0\nm=image 4004 udptl t38\n");
        String sent = text(new LocalSession().answer(OfferAnswer.ownAnswer(offer, OURS, SENDRECV).orElseThrow()));
        assertThat(sent.lines().filter(l -> l.startsWith("m=")))
                .containsExactly("m=video 0 RTP/AVP 31", "m=audio 10000 RTP/AVP 0", "m=image 0 udptl t38");
    }

    @Test
    void feedbackProfileIsAnsweredInKindAndNeverOffered() {
        SessionDescription offer = SdpReaderTest.good(SdpReaderTest.PHONE.replace("RTP/AVP", "RTP/AVPF"));
        assertThat(OfferAnswer.ownAnswer(offer, OURS, SENDRECV).orElseThrow().audio().profile()).isEqualTo("RTP/AVPF");
        assertThat(OfferAnswer.offerFrom(offer, OURS).audio().profile()).isEqualTo("RTP/AVP");
    }

    @ParameterizedTest
    @CsvSource({
        "SENDRECV, SENDRECV, SENDRECV", "SENDRECV, SENDONLY, SENDONLY", "SENDRECV, RECVONLY, RECVONLY",
        "SENDRECV, INACTIVE, INACTIVE", "SENDONLY, SENDRECV, RECVONLY", "SENDONLY, RECVONLY, RECVONLY",
        "SENDONLY, SENDONLY, INACTIVE", "SENDONLY, INACTIVE, INACTIVE", "RECVONLY, SENDRECV, SENDONLY",
        "RECVONLY, SENDONLY, SENDONLY", "RECVONLY, RECVONLY, INACTIVE", "RECVONLY, INACTIVE, INACTIVE",
        "INACTIVE, SENDRECV, INACTIVE", "INACTIVE, SENDONLY, INACTIVE", "INACTIVE, RECVONLY, INACTIVE",
        "INACTIVE, INACTIVE, INACTIVE",
    })
    void directionOfAnAnswer(MediaDirection offered, MediaDirection wanted, MediaDirection answered) {
        assertThat(OfferAnswer.answerDirection(offered, wanted)).isEqualTo(answered);
    }

    @Test
    void holdPassesThroughAndBack() {
        SessionDescription hold = phone("0", "a=sendonly\n");
        SessionDescription copy = OfferAnswer.offerFrom(hold, OURS);
        assertThat(copy.direction()).isEqualTo(SENDONLY);
        SessionDescription peer = phone("0", "a=recvonly\n");
        assertThat(OfferAnswer.answerFrom(hold, peer, OURS).orElseThrow().direction()).isEqualTo(RECVONLY);
        assertThat(OfferAnswer.reversed(SENDONLY)).isEqualTo(RECVONLY);
        assertThat(OfferAnswer.reversed(INACTIVE)).isEqualTo(INACTIVE);
    }

    @Test
    void theVersionGrowsOnlyWhenSomethingChanges() {
        LocalSession session = new LocalSession();
        SessionDescription offer = OfferAnswer.ownOffer(OURS, SENDRECV);
        String first = text(session.offer(offer));
        assertThat(text(session.offer(offer))).isEqualTo(first);
        String held = text(session.offer(offer.withDirection(SENDONLY)));
        assertThat(version(held)).isEqualTo(version(first) + 1);
        assertThat(held.split(" ")[1]).isEqualTo(first.split(" ")[1]);
    }

    @Test
    void anOfferKeepsTheStreamsTheDialogHadBefore() {
        LocalSession session = new LocalSession();
        SessionDescription offer = SdpReaderTest.good(HEAD + "m=video 4002 RTP/AVP 31\nm=audio 4000 RTP/AVP 0\n");
        session.answer(OfferAnswer.ownAnswer(offer, OURS, SENDRECV).orElseThrow());
        String ours = text(session.offer(OfferAnswer.ownOffer(OURS, INACTIVE)));
        assertThat(ours.lines().filter(l -> l.startsWith("m=")))
                .containsExactly("m=video 0 RTP/AVP 31", "m=audio 10000 RTP/AVP 0 8 9 101");
    }

    @Test
    void anUnusualRtcpPortIsSaid() {
        String sent = text(new LocalSession().offer(
                OfferAnswer.ownOffer(new MediaAddress("2001:db8::5", 10000, 10011), SENDRECV)));
        assertThat(sent).contains("c=IN IP6 2001:db8::5\r\n", "a=rtcp:10011\r\n");
    }

    private static long version(String sdp) {
        return Long.parseLong(sdp.split(" ")[2]);
    }
}
