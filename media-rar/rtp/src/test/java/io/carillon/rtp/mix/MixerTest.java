package io.carillon.rtp.mix;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.carillon.contract.MixRole;
import io.carillon.rtp.pcm.AudioSource;
import io.carillon.rtp.pcm.Wave;
import io.carillon.rtp.tap.Tap;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixerTest {
    private static final double A = 500;
    private static final double B = 900;
    private static final double C = 1300;
    private static final double SILENT = -60;

    private final Map<Seat, short[]> heard = new LinkedHashMap<>();
    private int rate = 8000;
    private Mixer mixer = new Mixer(8000);

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000})
    void everybodyHearsTheOthersAndNotHimself(int hertz) {
        rate = hertz;
        mixer = new Mixer(hertz);
        Seat a = mixer.join(MixRole.TALKS, null);
        Seat b = mixer.join(MixRole.TALKS, null);
        Seat c = mixer.join(MixRole.TALKS, null);
        talk(Map.of(a, A, b, B, c, C));
        hears(a, -120, -20, -20);
        hears(b, -20, -120, -20);
        hears(c, -20, -20, -120);
    }

    @Test
    void whoListensIsHeardByNobodyAndHearsAll() {
        Seat a = mixer.join(MixRole.TALKS, null);
        Seat b = mixer.join(MixRole.TALKS, null);
        Seat supervisor = mixer.join(MixRole.LISTENS, null);
        talk(Map.of(a, A, b, B, supervisor, C));
        hears(a, -120, -20, -120);
        hears(b, -20, -120, -120);
        hears(supervisor, -20, -20, -120);
    }

    @Test
    void aWhisperIsHeardByOneOnly() {
        Seat agent = mixer.join(MixRole.TALKS, null);
        Seat customer = mixer.join(MixRole.TALKS, null);
        Seat coach = mixer.join(MixRole.WHISPERS, agent);
        talk(Map.of(agent, A, customer, B, coach, C));
        hears(agent, -120, -20, -20);
        hears(customer, -20, -120, -120);
        hears(coach, -20, -20, -120);

        mixer.change(coach, MixRole.TALKS, null);
        talk(Map.of(agent, A, customer, B, coach, C));
        hears(customer, -20, -120, -20);
    }

    @Test
    void gainAndMuteAreOfTheSpeaker() {
        Seat a = mixer.join(MixRole.TALKS, null);
        Seat b = mixer.join(MixRole.TALKS, null);
        Seat c = mixer.join(MixRole.TALKS, null);
        b.gain(6);
        c.mute(true);
        talk(Map.of(a, A, b, B, c, C));
        hears(a, -120, -14, -120);
        hears(c, -20, -14, -120);
        b.gain(-500);
        c.mute(false);
        talk(Map.of(a, A, b, B, c, C));
        hears(a, -120, -80, -20);
    }

    @Test
    void theLoudestHasTheWordUntilSomebodyIsClearlyLouder() {
        Seat a = mixer.join(MixRole.TALKS, null);
        Seat b = mixer.join(MixRole.TALKS, null);
        Seat c = mixer.join(MixRole.LISTENS, null);
        assertThat(mixer.speaker()).isNull();
        talk(Map.of(a, A));
        assertThat(mixer.speaker()).isSameAs(a);
        b.gain(3);
        talk(Map.of(a, A, b, B));
        assertThat(mixer.speaker()).as("not louder by 6 dB").isSameAs(a);
        b.gain(9);
        c.gain(20);
        talk(Map.of(a, A, b, B, c, C));
        assertThat(mixer.speaker()).isSameAs(b);
        mixer.leave(b);
        assertThat(mixer.speaker()).isNull();
        talk(Map.of(c, C));
        talk(Map.of(c, C));
        assertThat(mixer.speaker()).as("only who is heard").isNull();
    }

    @Test
    void whoLeavesIsHeardNoMoreNorIsWhoWhisperedToHim() {
        Seat a = mixer.join(MixRole.TALKS, null);
        Seat b = mixer.join(MixRole.TALKS, null);
        Seat c = mixer.join(MixRole.WHISPERS, b);
        talk(Map.of(a, A, b, B, c, C));
        mixer.leave(b);
        talk(Map.of(a, A, c, C));
        hears(a, -120, -120, -120);
        hears(c, -20, -120, -120);
        assertThat(mixer.size()).isEqualTo(2);
    }

    @Test
    void howLoudTheOthersAreIsOfTheListener() {
        Seat a = mixer.join(MixRole.TALKS, null);
        Seat b = mixer.join(MixRole.TALKS, null);
        Seat c = mixer.join(MixRole.TALKS, null);
        a.volume(-6);
        talk(Map.of(a, A, b, B, c, C));
        hears(a, -120, -26, -26);
        hears(b, -20, -120, -20);
        a.volume(0);
        talk(Map.of(a, A, b, B, c, C));
        hears(a, -120, -20, -20);
    }

    @Test
    void whoIsHeardIsSaidToSpeak() {
        Seat a = mixer.join(MixRole.TALKS, null);
        Seat b = mixer.join(MixRole.TALKS, null);
        Seat c = mixer.join(MixRole.TALKS, null);
        c.mute(true);
        talk(Map.of(a, A, c, C));
        assertThat(a.isSpeaking()).isTrue();
        assertThat(b.isSpeaking()).isFalse();
        assertThat(c.isSpeaking()).as("muted").isFalse();
        talk(Map.of());
        talk(Map.of());
        assertThat(a.isSpeaking()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000})
    void anAnnouncementIsHeardByAllButOneAndOneAfterTheOther(int hertz) {
        rate = hertz;
        mixer = new Mixer(hertz);
        Seat a = mixer.join(MixRole.TALKS, null);
        Seat b = mixer.join(MixRole.LISTENS, null);
        Seat newcomer = mixer.join(MixRole.LISTENS, null);
        mixer.announce(new Sounding(B, 1000), newcomer);
        mixer.announce(new Sounding(C, 1000), null);
        Map<Seat, Double> all = Map.of(a, A, b, 1700.0, newcomer, 2100.0);
        talk(all);
        hears(a, -120, -20, -120);
        hears(b, -20, -20, -120);
        hears(newcomer, -20, -120, -120);
        talk(all);
        talk(all);
        hears(newcomer, -20, -120, -20);
        talk(all);
        talk(all);
        hears(b, -20, -120, -120);
    }

    @Test
    void moreAnnouncementsThanThereIsRoomForAreNotHeard() {
        Seat a = mixer.join(MixRole.TALKS, null);
        for (int i = 0; i < Announcements.MOST; i++) {
            mixer.announce(new Sounding(B, 20), null);
        }
        mixer.announce(new Sounding(C, 100_000), null);
        talk(Map.of(a, A));
        talk(Map.of(a, A));
        hears(a, -120, -120, -120);
    }

    @Test
    void aFrameAllocatesNothingWhateverIsRecordedAndAnnounced() {
        rate = 16000;
        mixer = new Mixer(rate);
        Seat a = mixer.join(MixRole.TALKS, null);
        Seat b = mixer.join(MixRole.TALKS, null);
        a.tap(new Tap());
        a.volume(-3);
        mixer.tap(new Tap());
        mixer.announce(new Sounding(C, 3_600_000), b);
        short[] voice = Wave.sine(A, rate, rate / 50, -20);
        frames(a, b, voice);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        frames(a, b, voice);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(2_000);
    }

    private void frames(Seat a, Seat b, short[] voice) {
        for (int i = 0; i < 2_000; i++) {
            a.take(voice);
            b.take(voice);
            mixer.mix(i * 20_000_000L);
            a.fill(voice);
        }
    }

    /** A tone of 16 kHz that lasts so long. */
    private static final class Sounding implements AudioSource {
        private final double hertz;
        private final int frames;
        private int given;

        Sounding(double hertz, int millis) {
            this.hertz = hertz;
            this.frames = millis / 20;
        }

        @Override
        public int rate() {
            return 16000;
        }

        @Override
        public void fill(short[] frame) {
            for (int i = 0; i < 320; i++) {
                frame[i] = (short) (32767 * 0.1 * Math.sin(2 * Math.PI * hertz * (given * 320 + i) / 16000));
            }
            given++;
        }

        @Override
        public boolean hasEnded() {
            return given >= frames;
        }
    }

    @Test
    void manyLoudVoicesAreCutAndNotWrappedAround() {
        Seat ear = mixer.join(MixRole.LISTENS, null);
        Map<Seat, Double> all = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            all.put(mixer.join(MixRole.TALKS, null), A);
        }
        all.put(ear, C);
        talk(all);
        assertThat(Wave.level(heard.get(ear), rate, A)).isGreaterThan(-1);
        assertThat(Wave.level(heard.get(ear))).isLessThan(3.1);
    }

    @Test
    void whoSaysNothingInTimeIsSilent() {
        Seat a = mixer.join(MixRole.TALKS, null);
        Seat b = mixer.join(MixRole.TALKS, null);
        talk(Map.of(a, A));
        short[] frame = new short[rate / 50];
        for (int i = 0; i < 10; i++) {
            mixer.mix(System.nanoTime());
            b.fill(frame);
        }
        assertThat(frame).containsOnly((short) 0);
        b.fill(frame);
        assertThat(frame).as("the mixer is late").containsOnly((short) 0);
    }

    @Test
    void aReaderThatStoodStillSkipsToTheNewest() {
        FrameRing ring = new FrameRing(1);
        for (short i = 1; i <= 8; i++) {
            assertThat(ring.offer(new short[] {i})).isTrue();
        }
        assertThat(ring.offer(new short[] {9})).isFalse();
        short[] frame = new short[1];
        assertThat(ring.poll(frame)).isTrue();
        assertThat(frame[0]).isEqualTo((short) 8);
        assertThat(ring.poll(frame)).isFalse();
        for (short i = 10; i < 1000; i++) {
            assertThat(ring.offer(new short[] {i})).isTrue();
            assertThat(ring.poll(frame)).isTrue();
            assertThat(frame[0]).isEqualTo(i);
        }
    }

    /** Half a second: each says a sine of -20 dB, and what everybody hears is kept. */
    private void talk(Map<Seat, Double> saying) {
        int samples = rate / 50;
        heard.clear();
        for (int i = 0; i < 25; i++) {
            for (Map.Entry<Seat, Double> one : saying.entrySet()) {
                short[] wave = Wave.sine(one.getValue(), rate, rate / 2, -20);
                one.getKey().take(Wave.part(wave, i * samples, samples));
            }
            mixer.mix(System.nanoTime());
            for (Seat seat : saying.keySet()) {
                short[] frame = new short[samples];
                seat.fill(frame);
                System.arraycopy(frame, 0, heard.computeIfAbsent(seat, s -> new short[rate / 2]), i * samples, samples);
            }
        }
    }

    private void hears(Seat seat, double a, double b, double c) {
        assertLevel(seat, A, a);
        assertLevel(seat, B, b);
        assertLevel(seat, C, c);
    }

    private void assertLevel(Seat seat, double hertz, double level) {
        double is = Wave.level(heard.get(seat), rate, hertz);
        if (level < SILENT) {
            assertThat(is).isLessThan(SILENT);
        } else {
            assertThat(is).isCloseTo(level, Offset.offset(0.3));
        }
    }
}
