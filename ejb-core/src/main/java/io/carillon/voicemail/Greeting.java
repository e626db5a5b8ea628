package io.carillon.voicemail;

/** What a mailbox can say in its owner's voice. */
public enum Greeting {
    /** Instead of all others, as long as there is one. */
    TEMPORARY,
    /** To who rang in vain. */
    UNAVAILABLE,
    /** To who found the extension busy. */
    BUSY,
    /** The name of the owner, said within the prompts of the product. */
    NAME
}
