package io.carillon.contract;

import java.time.Duration;
import java.util.Optional;

/** A call that a made-up telephone has placed. Methods that wait do so for as long as they are told and no longer. */
public interface HandsetCall {
    /**
     * Waits until it is answered.
     *
     * @return empty when it is, else why it is not, one line
     */
    String awaitAnswered(Duration patience) throws InterruptedException;

    /** Whether it is over. */
    boolean isOver();

    /** Waits until it is over. @return whether it is */
    boolean awaitOver(Duration patience) throws InterruptedException;

    /** Gives a tone at 10 dB below full scale from now on, in place of what it said before. */
    void give(int hertz);

    /** Says something, in place of what it said before. */
    void say(Prompt prompt);

    /** Says nothing any more. */
    void hush();

    /** Presses a key: a digit, star, hash or A to D. */
    void press(char key);

    /** Waits until something is heard, whatever it is. @return whether it was */
    boolean awaitSound(Duration patience) throws InterruptedException;

    /**
     * Waits until a tone has been heard for a second.
     *
     * @param hertz the tone that is expected
     * @return how it was, without a latency; empty when it was not heard in time
     */
    Optional<HeardTone> awaitTone(int hertz, Duration patience) throws InterruptedException;

    /**
     * Gives a tone, as {@link #give} does, and waits until it has come back and been heard for a second.
     *
     * @return how it was, and how long it took; empty when it did not come back in time
     */
    Optional<HeardTone> awaitEcho(int hertz, Duration patience) throws InterruptedException;

    /** How its audio is. */
    MediaReport report();

    /** It hangs up; nothing happens when the call is over. */
    void hangUp();
}
