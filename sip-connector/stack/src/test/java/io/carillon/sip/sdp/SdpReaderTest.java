package io.carillon.sip.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Codec;
import io.carillon.contract.MediaDirection;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SdpReaderTest {
    static final String PHONE = """
            v=0
            o=jdoe 2890844526 2890842807 IN IP4 192.0.2.10
            s=-
            c=IN IP4 192.0.2.10
            t=0 0
            m=audio 49170 RTP/AVP 0 8 97 101
            a=rtpmap:0 PCMU/8000
            a=rtpmap:8 PCMA/8000
            a=rtpmap:97 opus/48000/2
            a=fmtp:97 useinbandfec=1
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-16
            a=ptime:20
            a=sendrecv
            """;

    static SdpBody read(String text) {
        return SdpReader.read("application/sdp", text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    static SessionDescription good(String text) {
        SdpBody body = read(text);
        assertThat(body).isInstanceOf(SdpBody.Good.class);
        return body.sdpOrNull();
    }

    @Test
    void aPhonesOfferIsReadCompletely() {
        SessionDescription sdp = good(PHONE);
        assertThat(sdp.audio().address()).isEqualTo(MediaAddress.of("192.0.2.10", 49170));
        assertThat(sdp.audio().codecs())
                .containsExactly(Codec.PCMU, Codec.PCMA, new Codec("OPUS", 48000));
        assertThat(sdp.audio().telephoneEventType()).isEqualTo(101);
        assertThat(sdp.audio().ptime()).isEqualTo(20);
        assertThat(sdp.audio().formats().get(2).fmtp()).isEqualTo("useinbandfec=1");
        assertThat(sdp.audio().formats().get(2).channels()).isEqualTo(2);
        assertThat(sdp.direction()).isEqualTo(MediaDirection.SENDRECV);
        assertThat(sdp.origin()).isEqualTo(new SdpOrigin(2890844526L, 2890842807L));
    }

    /** RFC 8866 section 5 and RFC 3264 section 10.1: video beside audio, static types without rtpmap, LF line ends. */
    @Test
    void videoKeepsItsPlaceAndStaticTypesNeedNoMap() {
        String text = "v=0\no=alice 2890844526 2890844526 IN IP4 host.anywhere.com\ns=\nc=IN IP4 192.0.2.1\nt=0 0\n"
                + "m=video 51372 RTP/AVP 31\na=rtpmap:31 H261/90000\nm=audio 49170/2 RTP/AVP 0 18 9\n"
                + "m=video 53000 RTP/AVP 32\n";
        SessionDescription sdp = SdpReader.read("application/sdp",
                text.getBytes(StandardCharsets.US_ASCII)).sdpOrNull();
        assertThat(sdp.audioIndex()).isEqualTo(1);
        assertThat(sdp.others()).extracting(OtherStream::formats).containsExactly("31", "32");
        assertThat(sdp.audio().codecs()).containsExactly(Codec.PCMU, new Codec("G729", 8000), Codec.G722);
        assertThat(sdp.audio().telephoneEventType()).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "sendrecv, SENDONLY", "sendonly, SENDONLY", "recvonly, INACTIVE", "inactive, INACTIVE",
    })
    void theZeroAddressIsHold(String said, MediaDirection read) {
        SessionDescription sdp = good(PHONE.replace("c=IN IP4 192.0.2.10", "c=IN IP4 0.0.0.0")
                .replace("a=sendrecv", "a=" + said));
        assertThat(sdp.direction()).isEqualTo(read);
        assertThat(sdp.direction().isHold()).isTrue();
    }

    @Test
    void directionOfTheSessionHoldsForTheStreamUnlessItSaysOtherwise() {
        String text = PHONE.replace("t=0 0", "a=sendonly\nt=0 0");
        assertThat(good(text.replace("a=sendrecv\n", "")).direction()).isEqualTo(MediaDirection.SENDONLY);
        assertThat(good(text).direction()).isEqualTo(MediaDirection.SENDRECV);
    }

    @Test
    void addressOfTheStreamWinsAndMayBeIpv6() {
        SessionDescription sdp = good(PHONE.replace("a=ptime:20", "a=ptime:20\na=rtcp:53020 IN IP6 2001:db8::1")
                .replace("m=audio 49170 RTP/AVP 0 8 97 101", "m=audio 49170 RTP/AVP 0 8 97 101\nc=IN IP6 2001:db8::1"));
        assertThat(sdp.audio().address()).isEqualTo(new MediaAddress("2001:db8::1", 49170, 53020));
        assertThat(sdp.audio().address().isIpv6()).isTrue();
    }

    @Test
    void aRefusedStreamIsReadAsRefused() {
        assertThat(good(PHONE.replace("m=audio 49170", "m=audio 0")).audio().isRefused()).isTrue();
    }

    @Test
    void theFirstWantedAudioStreamIsTheCall() {
        SessionDescription sdp = good(PHONE.replace("m=audio 49170", "m=audio 0 RTP/AVP 8\nm=audio 49172"));
        assertThat(sdp.audioIndex()).isEqualTo(1);
        assertThat(sdp.audio().address().port()).isEqualTo(49172);
    }

    @Test
    void ofTwoMapsForOneTypeTheFirstCounts() {
        SessionDescription sdp = good(PHONE.replace("a=ptime:20", "a=rtpmap:97 evil/8000\na=ptime:20"));
        assertThat(sdp.audio().codecs()).contains(new Codec("OPUS", 48000)).doesNotContain(new Codec("EVIL", 8000));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "m=audio 49170 RTP/XAVP 0", "m=audio 49170 RTP/AVP 96", "m=audio 49170 RTP/AVP x y",
        "m=image 49170 udptl t38", "m=audio 49170 TCP/RTP/AVP 0",
    })
    void nothingWeCanDoIs488(String stream) {
        SdpBody body = read("v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n" + stream + "\n");
        assertThat(body).isInstanceOfSatisfying(SdpBody.Bad.class, bad -> assertThat(bad.status()).isEqualTo(488));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "hello", "v=1\n", "o=- 1 1 IN IP4 192.0.2.1\n", "v=0\ns=-\n", "v=0\no=- one 1 IN IP4 192.0.2.1\n",
        "v=0\no=- 1 1 IN IP4 192.0.2.1\nm=audio RTP/AVP 0\n",
        "v=0\no=- 1 1 IN IP4 192.0.2.1\nm=audio 99999 RTP/AVP 0\n",
        "v=0\no=- 1 1 IN IP4 192.0.2.1\nm=audio 4000 RTP/AVP 0\n", "v=0\no=- 1 1 IN IP4 192.0.2.1\nx\n",
        "v=0\no=- 1 1 IN IP4 192.0.2.1\ns=\u0000\n", "v=0\nv=0\n", "v=0\no=- 1 1 IN IP4 192.0.2.1\nc=here\n",
    })
    void brokenTextIs400(String text) {
        assertThat(read(text)).isInstanceOfSatisfying(SdpBody.Bad.class, bad -> {
            assertThat(bad.status()).isEqualTo(400);
            assertThat(bad.reason()).isNotBlank().doesNotContain("\r", "\n");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"224.0.1.1", "255.255.255.255", "phone.example.com", "256.1.1.1", "1.2.3", "1.2.3.4.5",
            "1..2.3"})
    void anAddressNobodyCanBeCalledAtIs488(String address) {
        assertThat(read(PHONE.replace("c=IN IP4 192.0.2.10", "c=IN IP4 " + address)))
                .isInstanceOfSatisfying(SdpBody.Bad.class, bad -> assertThat(bad.status()).isEqualTo(488));
    }

    @Test
    void capsHold() {
        String lines = "a=x\n".repeat(SdpReader.MAX_LINES);
        assertThat(read(PHONE + lines)).isInstanceOf(SdpBody.Bad.class);
        assertThat(read(PHONE
                + "m=video 1 RTP/AVP 31\n".repeat(SdpReader.MAX_STREAMS))).isInstanceOf(SdpBody.Bad.class);
        assertThat(read(PHONE.replace(" 0 8 97 101", " 0".repeat(31)))).isInstanceOf(SdpBody.Bad.class);
    }

    @Test
    void noBodyIsAbsentAndAForeignOneIs415() {
        assertThat(SdpReader.read("", new byte[0])).isInstanceOf(SdpBody.Absent.class);
        assertThat(SdpReader.read("text/plain", "hello".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new SdpBody.Bad("body is not application/sdp", 415));
    }

    @Test
    void threeHundredMutilatedBodiesAreValues() {
        Random random = new Random(1);
        int bad = 0;
        for (int i = 0; i < 300; i++) {
            byte[] body = PHONE.getBytes(StandardCharsets.UTF_8);
            for (int cut = random.nextInt(1, 6); cut > 0; cut--) {
                body = mutilate(body, random);
            }
            SdpBody read = SdpReader.read("application/sdp", body);
            assertThat(read).isNotNull();
            if (read instanceof SdpBody.Good good) {
                byte[] written = SdpWriter.write(good.sdp());
                assertThat(SdpReader.read("application/sdp", written)).isInstanceOf(SdpBody.Good.class);
            } else {
                bad++;
            }
        }
        assertThat(bad).isBetween(50, 299);
    }

    private static byte[] mutilate(byte[] body, Random random) {
        if (body.length < 4) {
            return body;
        }
        int at = random.nextInt(body.length - 2);
        byte[] changed = body.clone();
        switch (random.nextInt(4)) {
            case 0 -> changed[at] = (byte) random.nextInt(256);
            case 1 -> changed = java.util.Arrays.copyOf(body, at + 1);
            case 2 -> {
                changed = java.util.Arrays.copyOf(body, body.length + 40);
                System.arraycopy(body, at, changed, at + 40, body.length - at);
                java.util.Arrays.fill(changed, at, at + 40, (byte) ('0' + random.nextInt(70)));
            }
            default -> {
                changed = new byte[body.length - 1];
                System.arraycopy(body, 0, changed, 0, at);
                System.arraycopy(body, at + 1, changed, at, body.length - at - 1);
            }
        }
        return changed;
    }
}
