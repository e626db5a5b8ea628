package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.fuzz.Dice;
import io.carillon.fuzz.Fuzz;
import io.carillon.rtp.dtls.DtlsGrammar;
import io.carillon.rtp.ice.Check;
import io.carillon.rtp.ice.IceKeys;
import io.carillon.rtp.ice.StunGrammar;
import io.carillon.rtp.rtcp.RtcpGrammar;
import io.carillon.rtp.srtp.SrtpKey;
import io.carillon.rtp.srtp.SrtpSuite;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that a media port may be sent, on real sockets: each datagram is counted once, and the call goes on. */
class FuzzedMediaPortTest {
    private static final IceKeys KEYS = new IceKeys("srv1", "a password of twenty-two", "brow");
    /** What a stranger can know of them. */
    private static final IceKeys GUESSED = new IceKeys("srv1", "another of twenty-two...", "brow");
    private static final int MESSAGES = 1_500;
    private static final int BURST = 40;

    private long sent;

    /** All protocols of RFC 7983 mixed, and noise. */
    private static Fuzz.Grammar anything() {
        Fuzz.Grammar rtp = RtpGrammar.leaping();
        Fuzz.Grammar rtcp = new RtcpGrammar();
        Fuzz.Grammar stun = new StunGrammar(GUESSED);
        Fuzz.Grammar dtls = new DtlsGrammar();
        Fuzz.Grammar noise = dice -> dice.bytes(dice.between(1, 200));
        return dice -> grammar(dice, rtp, rtp, rtcp, stun, dtls, noise).next(dice);
    }

    private static Fuzz.Grammar grammar(Dice dice, Fuzz.Grammar... all) {
        return all[dice.below(all.length)];
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void onAPlainLegEachDatagramIsCountedOnceAndTheCallGoesOn(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false); Device stranger = new Device()) {
            talk.greet();
            sent = 2;
            torment(studio, talk, stranger);
            talk.legA().remote(talk.a().media());
            talk.greet();
            sent += 2;
            assertThat(studio.engine.statistics().packetsRelayed()).isGreaterThan(MESSAGES / 20);
            everythingIsAccountedFor(studio);
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void onAnEncryptedLegNothingPassesThatWasNotSealed(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); Studio.Talk talk = studio.talk(false); Device stranger = new Device()) {
            talk.greet();
            sent = 2;
            Protection.Keys keys = new Protection.Keys(
                    SrtpKey.random(SrtpSuite.AES_CM_128_HMAC_SHA1_80),
                            SrtpKey.random(SrtpSuite.AES_CM_128_HMAC_SHA1_80));
            RemoteMedia plain = talk.a().media();
            talk.legA().remote(new RemoteMedia(plain.rtp(), plain.rtcp(), null, plain.direction(), plain.sends(),
                    plain.receives(), plain.codec(), keys, null));
            torment(studio, talk, stranger);
            assertThat(studio.engine.statistics().packetsRelayed()).isEqualTo(2);
            assertThat(studio.engine.statistics().rtcpRelayed()).isZero();
            talk.legA().remote(talk.a().media());
            talk.greet();
            sent += 2;
            everythingIsAccountedFor(studio);
        }
    }

    @ParameterizedTest
    @EnumSource(value = MediaConfig.Transport.class, names = {"EPOLL", "NIO"})
    void aBrowserShakesHandsAfterAllThat(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); BrowserCall call = BrowserCall.up(studio, KEYS, false);
                Device stranger = new Device()) {
            Browser browser = call.browser();
            assertThat(browser.check(Check.With.NOMINATION)).isEqualTo(0x0101);
            Fuzz.run(FuzzedMediaPortTest.class, "dtls", MESSAGES, anything(), message -> {
                if (message.length > 0) {
                    stranger.send(message, call.legA());
                    paced(studio, ++sent);
                }
            });
            browser.shakeHands(studio.engine.certificate(), true);
            studio.awaitCount(MediaStatistics::handshakes, 1);
            call.talk();
            assertThat(studio.engine.statistics().handshakesFailed()).isZero();
            settled(studio);
        }
    }

    private void torment(Studio studio, Studio.Talk talk, Device stranger) {
        int[] count = new int[1];
        Fuzz.run(FuzzedMediaPortTest.class, "rtp", MESSAGES, anything(), message -> {
            if (message.length == 0) {
                return; // reads like nothing at all
            }
            Device from = count[0]++ % 3 == 0 ? stranger : talk.a();
            if (count[0] % 5 == 0) {
                from.sendRtcp(message, talk.legA());
            } else {
                from.send(message, talk.legA());
            }
            paced(studio, ++sent);
            while (!talk.b().hearsNothing()) {
                // Some of it was RTP after all, with a known payload type.
            }
        });
    }

    /** The socket holds so many datagrams and no more. */
    private static void paced(Studio studio, long soFar) {
        if (soFar % BURST == 0) {
            studio.awaitCount(now -> now.packetsIn() + now.rtcpIn(), soFar);
        }
    }

    private void everythingIsAccountedFor(Studio studio) {
        studio.awaitCount(now -> now.packetsIn() + now.rtcpIn(), sent);
        MediaStatistics now = settled(studio);
        assertThat(now.packetsIn() + now.rtcpIn()).as("each datagram once").isEqualTo(sent);
        assertThat(now.rtcpIn()).as("%s", now).isEqualTo(now.rtcpRelayed() + now.rtcpDropped());
        assertThat(now.endpoints()).isEqualTo(2);
        assertThat(now.portsUsed()).isEqualTo(4);
    }

    /** Each packet relayed, or dropped for one reason; who reads while the loop counts may be a packet behind. */
    private static MediaStatistics settled(Studio studio) {
        return Awaitility.await().atMost(Duration.ofSeconds(60))
                .until(studio.engine::statistics, now -> now.packetsIn() == accounted(now));
    }

    private static long accounted(MediaStatistics now) {
        return now.packetsRelayed() + now.packetsTranscoded() + now.droppedForeign() + now.droppedLate() + now.droppedMalformed()
                + now.droppedPayload() + now.droppedHeld() + now.droppedFlood() + now.droppedForged()
                + now.droppedReplayed() + now.droppedRepeated() + now.droppedUnkeyed() + now.sendErrors();
    }
}
