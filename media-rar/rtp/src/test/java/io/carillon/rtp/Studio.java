package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.contract.CallId;
import io.carillon.contract.Codec;
import io.carillon.contract.LegId;
import io.carillon.rtp.codec.AudioCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Assumptions;

/** An engine on loopback with what it told. */
final class Studio implements AutoCloseable {
    /** Devices that may be spoken with in Opus. */
    static final int OPUS_LEGS = 2;

    /** A thousand ports for each of the processes that test at the same time, whose numbers are those of the whole build. */
    static final int PORT_MIN = 24_000 + 1000 * Integer.getInteger("carillon.test.fork", 1);
    static final int PORT_MAX = PORT_MIN + 999;

    private static final AtomicInteger CALLS = new AtomicInteger();

    final BlockingQueue<LegId> timeouts = new LinkedBlockingQueue<>();
    final BlockingQueue<LegId> endedTones = new LinkedBlockingQueue<>();
    final BlockingQueue<String> keys = new LinkedBlockingQueue<>();
    final BlockingQueue<String> passed = new LinkedBlockingQueue<>();
    final MediaEngine engine;

    Studio(MediaConfig config) {
        engine = new MediaEngine(config, new MediaEvents() {
            @Override
            public void mediaTimeout(CallId call, LegId leg) {
                timeouts.add(leg);
            }

            @Override
            public void toneEnded(CallId call, LegId leg) {
                endedTones.add(leg);
            }

            @Override
            public void keyPressed(CallId call, LegId leg, int event, int millis) {
                keys.add(leg.value() + " " + event + " " + millis);
            }

            @Override
            public void keyPassed(CallId call, LegId leg, int event) {
                passed.add(leg.value() + " " + event);
            }
        });
        engine.start();
    }

    static Studio on(MediaConfig.Transport transport) throws IOException {
        return new Studio(config(transport, PORT_MIN, PORT_MAX, Duration.ofSeconds(60)));
    }

    static MediaConfig config(MediaConfig.Transport transport, int portMin, int portMax, Duration mediaTimeout)
            throws IOException {
        InetAddress four = Device.loopback(false);
        InetAddress six = Device.loopback(true);
        return new MediaConfig(four, six, null, null, portMin, portMax, mediaTimeout, 46, 2, transport, "ITU", false, false, OPUS_LEGS);
    }

    /** Opus is spoken where libopus is. */
    static void assumeSpoken(Codec... codecs) {
        for (Codec codec : codecs) {
            Assumptions.assumeTrue(!codec.equals(Codec.OPUS) || AudioCodec.of(codec) != null, "libopus is not installed");
        }
    }

    static CallId call() {
        return new CallId("call-" + CALLS.incrementAndGet());
    }

    RtpEndpoint open(CallId call, String leg, boolean ipv6) {
        try {
            return engine.open(call, new LegId(leg), ipv6);
        } catch (PortsExhausted none) {
            throw new AssertionError(none);
        }
    }

    /** Two devices that can hear each other. */
    Talk talk(boolean ipv6) throws IOException {
        CallId call = call();
        Talk talk = new Talk(this, new Device(ipv6), new Device(ipv6), open(call, "a", ipv6), open(call, "b", ipv6));
        talk.legA().remote(talk.a().media());
        talk.legB().remote(talk.b().media());
        engine.bridge(talk.legA(), talk.legB());
        return talk;
    }

    record Talk(Studio studio, Device a, Device b, RtpEndpoint legA, RtpEndpoint legB) implements AutoCloseable {
        /** One packet each way. */
        void greet() throws IOException {
            byte[] there = a.send(0, legA);
            assertThat(b.receive()).isEqualTo(there);
            byte[] back = b.send(0, legB);
            assertThat(a.receive()).isEqualTo(back);
        }

        @Override
        public void close() {
            legA.close();
            legB.close();
            a.close();
            b.close();
        }
    }

    void awaitCount(ToLongFunction<MediaStatistics> counter, long atLeast) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> counter.applyAsLong(engine.statistics()) >= atLeast);
    }

    @Override
    public void close() {
        engine.close();
    }
}
