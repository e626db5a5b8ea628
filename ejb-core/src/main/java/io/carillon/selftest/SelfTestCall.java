package io.carillon.selftest;

/** A call that a self-test can try. */
public enum SelfTestCall {
    /** A tone to the echo and back. */
    ECHO,
    /** A menu, and a key that leads to a telephone. */
    MENU,
    /** A message for a mailbox. */
    VOICEMAIL
}
