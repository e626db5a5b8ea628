package io.carillon.rtp.tap;

import io.carillon.contract.Recorded;
import io.carillon.contract.SpeechLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One recording that is being written: takes packets out of the ring, puts both sides on one timeline and writes what
 * is old enough that nothing more can come of it. All of it on the writer's thread, but for the orders from outside.
 */
final class Track implements Forcing.Written {
    /** What comes later than this is silence. */
    private static final long PATIENCE_NANOS = 200_000_000;
    /** Orders that may wait; each needs somebody to press a key or a button. */
    private static final int MOST_ORDERS = 256;

    private final String id;
    private final Shape shape;
    private final int rate;
    private final FileAbout about;
    private final Opening opening;
    private final Tap tap = new Tap();
    private final long startedNanos;
    private final SideLine[] sides;
    private final TapRing.Fact fact = new TapRing.Fact();
    private final ConcurrentLinkedQueue<Order> orders = new ConcurrentLinkedQueue<>();
    private long flushed;
    private long pausedFrom = Long.MAX_VALUE;
    private long pausedTo = Long.MAX_VALUE;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile Recorded.End ending;
    private volatile long endNanos;
    private final Hearkener ear;
    private ChunkWriter out;

    /** Makes the file. */
    @FunctionalInterface
    interface Opening {
        ChunkWriter open(Shape shape, FileAbout about) throws IOException, GeneralSecurityException;
    }

    /** Pause or go on, and when. */
    private record Order(boolean pause, long nanos) {}

    /**
     * What it sounds like.
     *
     * @param rate samples per second
     * @param channels 2 by side, 1 mixed
     */
    record Shape(int rate, int channels) {}

    Track(String id, Shape shape, FileAbout about, Opening opening, long startedNanos) {
        this(id, shape, about, opening, new Start(startedNanos, null));
    }

    /**
     * When it begins and what ends it by itself.
     *
     * @param limits null when nothing does
     */
    record Start(long nanos, SpeechLimits limits) {}

    Track(String id, Shape shape, FileAbout about, Opening opening, Start start) {
        this.id = id;
        this.shape = shape;
        this.rate = shape.rate();
        this.about = about;
        this.opening = opening;
        this.startedNanos = start.nanos();
        this.ear = start.limits() == null ? null : new Hearkener(shape.rate(), start.limits());
        this.sides = new SideLine[] {new SideLine(rate), new SideLine(rate)};
    }

    String id() {
        return id;
    }

    FileAbout about() {
        return about;
    }

    Tap tap() {
        return tap;
    }

    // ---- any thread, one at a time

    /** @return false when so many orders wait that nobody can mean them */
    boolean pause(boolean now, long nanos) {
        if (waiting.get() >= MOST_ORDERS) {
            return false;
        }
        tap.pause(now);
        waiting.incrementAndGet();
        return orders.add(new Order(now, nanos));
    }

    void end(Recorded.End why, long nanos) {
        if (ending == null) {
            tap.close();
            endNanos = nanos;
            ending = why;
        }
    }

    boolean isEnding() {
        return ending != null;
    }

    // ---- on the writer's thread

    /** Writes what is due. @return what became of it when it is over now, else null */
    Recorded pump(long now) throws IOException, GeneralSecurityException {
        if (out == null) {
            out = opening.open(shape, about);
        }
        Recorded.End why = ending;
        tap.ring().drain(fact, this::take);
        if (why == null) {
            flush(position(now - PATIENCE_NANOS));
            why = ear == null ? null : ear.end();
            if (why == null) {
                return null;
            }
            end(why, now);
        } else {
            flush(position(endNanos));
        }
        long written = out.written();
        out.end(lost(), why);
        return recorded(why, written);
    }

    /** Whether a second was written that is not safe from a loss of power. */
    boolean isDue() {
        return out != null && out.isDue();
    }

    @Override
    public void force() throws IOException {
        out.force();
    }

    private void take(TapRing.Fact packet, ByteBuffer ring) {
        sides[packet.side].put(packet, ring, position(packet.arrival), flushed);
    }

    /** Where a moment stands on the timeline. */
    private long position(long nanos) {
        long since = Math.max(0, nanos - startedNanos);
        return since / 1_000_000_000 * rate + since % 1_000_000_000 * rate / 1_000_000_000;
    }

    private void flush(long until) throws IOException, GeneralSecurityException {
        for (; flushed < until && (ear == null || ear.end() == null); flushed++) {
            short left = sides[0].take(flushed);
            short right = sides[1].take(flushed);
            out.frame(left, right, isPaused(flushed), lost());
            if (ear != null) {
                ear.hear(left);
            }
        }
    }

    /** Orders are looked at in their turn, each at the moment on the timeline at which it was given. */
    private boolean isPaused(long position) {
        while (true) {
            if (pausedFrom == Long.MAX_VALUE && (waiting.get() == 0 || !nextPause())) {
                return false;
            }
            if (position < pausedFrom) {
                return false;
            }
            if (pausedTo == Long.MAX_VALUE) {
                nextResume();
            }
            if (position < pausedTo) {
                return true;
            }
            pausedFrom = Long.MAX_VALUE;
            pausedTo = Long.MAX_VALUE;
        }
    }

    private boolean nextPause() {
        for (Order order = next(); order != null; order = next()) {
            if (order.pause()) {
                pausedFrom = position(order.nanos());
                return true;
            }
        }
        return false;
    }

    private void nextResume() {
        for (Order order = next(); order != null; order = next()) {
            if (!order.pause()) {
                pausedTo = position(order.nanos());
                return;
            }
        }
    }

    private Order next() {
        Order order = orders.poll();
        if (order != null) {
            waiting.decrementAndGet();
        }
        return order;
    }

    private long lost() {
        return tap.lost() + sides[0].missed() + sides[1].missed();
    }

    /** It cannot be written any more: what is on the disk is the recording. */
    Recorded broken() {
        tap.close();
        if (out == null) {
            return recorded(Recorded.End.STORAGE, 0);
        }
        try {
            out.abandon();
        } catch (IOException alsoBroken) {
            TapLog.LOG.debugf(alsoBroken, "recording %s could not be closed", id);
        }
        return recorded(Recorded.End.STORAGE, out.safe());
    }

    private Recorded recorded(Recorded.End why, long frames) {
        sides[0].close();
        sides[1].close();
        return new Recorded(id, about.call(), about.notes(), about.startedAt(), frames * 1000 / rate,
                out == null ? 0 : out.bytes(), rate, shape.channels(), lost(), why,
                out == null ? List.of() : out.pauses(), out == null ? "" : out.keyId());
    }
}
