package io.carillon.rtp.mix;

import io.carillon.contract.MixRole;
import io.carillon.rtp.codec.AudioCodec;
import io.carillon.rtp.pcm.AudioSink;
import io.carillon.rtp.pcm.AudioSource;
import io.carillon.rtp.tap.Tap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Adds up what everybody says, every 20 ms, and gives each the sum without himself: the work grows with the number of
 * people, not with its square. Used by one thread, but for {@link #speaker} and what a {@link Seat} allows.
 */
public final class Mixer {
    /** Mean square from which somebody counts as speaking: about -45 dB. */
    private static final double SPEAKING = 32767.0 * 32767 / 2 * Math.pow(10, -4.5);
    /** How much louder somebody must be to take the word from who has it: 6 dB. */
    private static final double TAKES_OVER = 4;

    private final int rate;
    private final int samples;
    private final List<Seat> seats = new ArrayList<>();
    private final int[] sum;
    private final short[] frame;
    private final Announcements announcements;
    private final TapeFeed tapes;
    private Tap tap;
    private AudioSink audience;
    private volatile Seat speaker;

    /** @param rate samples per second of the mix: 8000, 16000 or 48000 */
    public Mixer(int rate) {
        this.rate = rate;
        this.samples = rate / AudioCodec.FRAMES_PER_SECOND;
        this.sum = new int[samples];
        this.frame = new short[samples];
        this.announcements = new Announcements(rate);
        this.tapes = new TapeFeed(rate);
    }

    /** Samples per second. */
    public int rate() {
        return rate;
    }

    /** Somebody comes. @param coached who hears him when he whispers, else null */
    public Seat join(MixRole role, Seat coached) {
        Seat seat = new Seat(this);
        seats.add(seat);
        change(seat, role, coached);
        return seat;
    }

    /** Somebody does something else from now on. */
    public void change(Seat seat, MixRole role, Seat coached) {
        seat.role = role;
        seat.coached = role == MixRole.WHISPERS ? coached : null;
        if (seat.coached != null && seat.coached.whispered == null) {
            seat.coached.whispered = new int[samples];
        }
    }

    /** Somebody goes; who whispered to him is heard by nobody. */
    public void leave(Seat seat) {
        seats.remove(seat);
        if (speaker == seat) {
            speaker = null;
        }
        for (Seat other : seats) {
            if (other.coached == seat) {
                other.coached = null;
            }
        }
    }

    /** People in it. */
    public int size() {
        return seats.size();
    }

    /** Lets all hear something besides; {@code but} does not, null for none. */
    public void announce(AudioSource source, Seat but) {
        announcements.add(source, but);
    }

    /** Leaves all that is said in a tap, on its left side; null for no longer. */
    public void tap(Tap into) {
        tap = into;
    }

    /** Lets somebody hear all that is said, as those do who only listen; null for nobody. Its rate is that of the mix. */
    public void audience(AudioSink who) {
        audience = who;
    }

    /** Who has the word, null when nobody speaks. Any thread. */
    public Seat speaker() {
        return speaker;
    }

    /** The next 20 ms. @param now as {@link System#nanoTime} gives it */
    public void mix(long now) {
        Arrays.fill(sum, 0);
        tapes.next(now);
        announcements.next();
        Seat loudest = null;
        for (int i = 0; i < seats.size(); i++) {
            Seat seat = seats.get(i);
            seat.listen();
            seat.note(seat.role == MixRole.TALKS && seat.level >= SPEAKING);
            if (seat.role == MixRole.TALKS) {
                add(seat, sum);
                loudest = loudest == null || seat.level > loudest.level ? seat : loudest;
            } else if (seat.coached != null) {
                add(seat, seat.coached.whispered);
            }
        }
        whole();
        for (int i = 0; i < seats.size(); i++) {
            give(seats.get(i));
        }
        follow(loudest);
    }

    /** What is recorded, and heard by who has no seat. */
    private void whole() {
        if (tap != null || audience != null) {
            short[] announced = announcements.heardBy(null);
            for (int k = 0; k < samples; k++) {
                frame[k] = saturated(announced == null ? sum[k] : sum[k] + announced[k]);
            }
        }
        if (tap != null) {
            tapes.feed(tap, Tap.LEFT, frame);
        }
        if (audience != null) {
            audience.take(frame);
        }
    }

    private void add(Seat seat, int[] to) {
        if (seat.heard) {
            short[] voice = seat.voice;
            for (int k = 0; k < samples; k++) {
                to[k] += voice[k];
            }
        }
    }

    /** Everybody but himself, and who whispers to him. */
    private void give(Seat seat) {
        boolean without = seat.heard && seat.role == MixRole.TALKS;
        short[] own = seat.voice;
        int[] whispered = seat.whispered;
        short[] announced = announcements.heardBy(seat);
        for (int k = 0; k < samples; k++) {
            int all = without ? sum[k] - own[k] : sum[k];
            all = announced == null ? all : all + announced[k];
            frame[k] = saturated(whispered == null ? all : all + whispered[k]);
        }
        if (whispered != null) {
            Arrays.fill(whispered, 0);
        }
        Tap taken = seat.tap;
        if (taken != null) {
            tapes.feed(taken, Tap.LEFT, seat.heard ? own : null);
            tapes.feed(taken, Tap.RIGHT, frame);
        }
        seat.hear(frame);
    }

    private void follow(Seat loudest) {
        Seat now = speaker;
        if (loudest == null || loudest.level < SPEAKING) {
            speaker = null;
        } else if (now == null || now.role != MixRole.TALKS || now.level * TAKES_OVER < loudest.level) {
            speaker = loudest;
        }
    }

    static short saturated(int value) {
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
    }
}
