package io.carillon.rtp.pcm;

/** A source that is heard in place of all others while it has something to say, and not at all in between. */
public interface Interjection extends AudioSource {
    /** Whether it has something to say now. On the event loop. */
    boolean isActive();

    /** It never ends by itself. */
    @Override
    default boolean hasEnded() {
        return false;
    }
}
