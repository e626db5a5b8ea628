package io.carillon.rtp.bench;

import io.carillon.contract.MixRole;
import io.carillon.rtp.mix.Mixer;
import io.carillon.rtp.mix.Seat;
import io.carillon.rtp.pcm.AudioSource;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/** CPU time of a mix per participant and frame of 20 ms, from 3 to 300 who all talk. */
public final class MixCost {
    private static final int TURNS = Integer.getInteger("bench.turns", 2_000_000);

    private MixCost() {}

    public static void main(String[] arguments) {
        for (int rate : new int[] {8000, 16000}) {
            for (int people : new int[] {3, 3, 10, 30, 100, 300}) {
                System.out.printf("%d Hz, %d people: %.2f us per participant and frame%n", rate, people, micros(rate, people));
            }
        }
    }

    private static double micros(int rate, int people) {
        Mixer mixer = new Mixer(rate);
        List<Seat> seats = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            seats.add(mixer.join(MixRole.TALKS, null));
        }
        short[] voice = new short[rate / 50];
        for (int i = 0; i < voice.length; i++) {
            voice[i] = (short) (1000 * Math.sin(i));
        }
        short[] heard = new short[rate / 50];
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        int frames = Math.max(100, TURNS / people);
        long before = threads.getCurrentThreadCpuTime();
        for (int frame = 0; frame < frames; frame++) {
            for (Seat seat : seats) {
                seat.take(voice);
            }
            mixer.mix(System.nanoTime());
            for (AudioSource seat : seats) {
                seat.fill(heard);
            }
        }
        return (threads.getCurrentThreadCpuTime() - before) / 1000.0 / frames / people;
    }
}
