package io.carillon.sip.message;

/** Reads one message out of bytes. Stateless and safe for all threads; nothing is ever thrown. */
public final class MessageReader {
    private final SipLimits limits;

    public MessageReader(SipLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads a message.
     *
     * @param bytes exactly one message (a datagram, or one frame of a stream); the reader keeps and may normalise the array
     */
    public ParsedMessage read(byte[] bytes) {
        return new ParsedMessage.Bad("not read " + limits, 400, null);
    }
}
