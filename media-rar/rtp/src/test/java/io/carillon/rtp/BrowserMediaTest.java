package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.rtp.dtls.DtlsIdentity;
import io.carillon.rtp.ice.Check;
import io.carillon.rtp.ice.IceKeys;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A browser on one side, a plain phone on the other. */
class BrowserMediaTest {
    private static final IceKeys KEYS = new IceKeys("srv1", "a password of twenty-two", "brow");
    private static final int SUCCESS = 0x0101;

    @ParameterizedTest
    @CsvSource({"EPOLL,true", "EPOLL,false", "NIO,true"})
    void browserAndPhoneHearOneAnother(MediaConfig.Transport transport, boolean browserBegins) throws Exception {
        try (Studio studio = Studio.on(transport); BrowserCall call = BrowserCall.up(studio, KEYS, !browserBegins)) {
            call.browser().prepare(studio.engine.certificate(), browserBegins);
            assertThat(call.browser().check(Check.With.NOMINATION)).isEqualTo(SUCCESS);
            call.browser().shakeHands(studio.engine.certificate(), browserBegins);
            studio.awaitCount(MediaStatistics::handshakes, 1);
            call.talk();
            assertThat(call.browser().check(Check.With.NOTHING)).as("consent goes on").isEqualTo(SUCCESS);
            call.legA().remote(call.browser().media(!browserBegins)); // as a re-INVITE does
            call.talk();
            assertThat(studio.engine.statistics().droppedForged()).isZero();
        }
    }

    /** Chromium goes on checking the network that it has left, and nominates the other. */
    @ParameterizedTest
    @CsvSource({"EPOLL", "NIO"})
    void aBrowserThatChangesItsNetworkIsHeardAtOnceAndFollowed(MediaConfig.Transport transport) throws Exception {
        try (Studio studio = Studio.on(transport); BrowserCall call = BrowserCall.up(studio, KEYS, false)) {
            Browser browser = call.browser();
            browser.check(Check.With.NOMINATION);
            browser.shakeHands(studio.engine.certificate(), true);
            studio.awaitCount(MediaStatistics::handshakes, 1);
            call.talk();
            try (Device before = browser.moves()) {
                browser.prefers(0);
                assertThat(browser.check(Check.With.NOTHING)).isEqualTo(SUCCESS);
                byte[] said = before.packet(0);
                browser.say(said);
                assertThat(call.phone().receive()).as("heard before it is nominated").isEqualTo(said);
                before.send(Check.of(KEYS, 1, Check.With.NOTHING), call.legA());
                before.receive();
                assertThat(browser.check(Check.With.NOMINATION)).isEqualTo(SUCCESS);
                byte[] back = call.phone().send(0, call.legB());
                assertThat(browser.hear()).as("followed").isEqualTo(back);
                assertThat(studio.engine.statistics().droppedForeign()).isZero();
            }
        }
    }

    @Test
    void anotherCertificateThanAnnouncedIsNotHeard() throws Exception {
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO); BrowserCall call = BrowserCall.up(studio, KEYS, false)) {
            Browser browser = call.browser();
            RemoteMedia told = browser.media(false);
            call.legA().remote(new RemoteMedia(null, null, null, told.direction(), told.sends(), told.receives(), told.codec(),
                    new Protection.Handshake(java.util.List.of(DtlsIdentity.create().print()), false), KEYS));
            assertThat(browser.check(Check.With.NOMINATION)).isEqualTo(SUCCESS);
            assertThatThrownBy(() -> browser.shakeHands(studio.engine.certificate(), true)).isNotNull();
            studio.awaitCount(MediaStatistics::handshakesFailed, 1);
            browser.send(browser.device.packet(0));
            studio.awaitCount(MediaStatistics::droppedUnkeyed, 1);
            assertThat(call.phone().hearsNothing()).isTrue();
        }
    }

    @Test
    void helloesAndRubbishFromElsewhereEndNothing() throws Exception {
        try (Studio studio = Studio.on(MediaConfig.Transport.AUTO); BrowserCall call = BrowserCall.up(studio, KEYS, false);
                Device stranger = new Device()) {
            call.browser().check(Check.With.NOMINATION);
            Random random = new Random(6);
            for (int i = 1; i <= 600; i++) {
                byte[] hello = new byte[60 + random.nextInt(200)];
                random.nextBytes(hello);
                byte[] head = {22, (byte) 0xfe, (byte) 0xfd, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) (hello.length - 13), 1};
                System.arraycopy(head, 0, hello, 0, head.length);
                stranger.send(hello, call.legA());
                if (i % 50 == 0) {
                    studio.awaitCount(now -> now.packetsIn(), i);
                }
            }
            call.browser().shakeHands(studio.engine.certificate(), true);
            studio.awaitCount(MediaStatistics::handshakes, 1);
            call.talk();
            assertThat(studio.engine.statistics().handshakesFailed()).isZero();
            assertThat(stranger.hearsNothing()).isTrue();
        }
    }
}
