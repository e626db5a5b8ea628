package io.carillon.sip;

/** Takes the answer to a MESSAGE. */
@FunctionalInterface
public interface MessageResponder {
    /** Exactly one, from any thread. */
    void reply(int status);
}
