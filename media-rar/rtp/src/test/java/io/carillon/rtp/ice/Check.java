package io.carillon.rtp.ice;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** A connectivity check as a browser sends it, and a look at what was answered. */
public final class Check {
    private Check() {}

    /** Attributes that a check may have beside its name, priority and proof. */
    public enum With { NOMINATION, NOTHING, CONTROLLED_ROLE, UNKNOWN_ATTRIBUTE }

    public static byte[] of(IceKeys keys, int priority, With extra) throws Exception {
        ByteBuffer buffer = ByteBuffer.allocate(512);
        byte[] transaction = new byte[12];
        new SecureRandom().nextBytes(transaction);
        buffer.putInt(4, 0x2112a442).put(8, transaction);
        StunMessage message = new StunMessage(buffer, StunMessage.HEADER);
        message.begin(StunMessage.BINDING_REQUEST);
        byte[] name = keys.username().getBytes(StandardCharsets.UTF_8);
        buffer.put(message.attribute(StunMessage.USERNAME, name.length), name);
        buffer.putInt(message.attribute(StunMessage.PRIORITY, 4), priority);
        switch (extra) {
            case NOMINATION -> message.attribute(StunMessage.USE_CANDIDATE, 0);
            case CONTROLLED_ROLE -> buffer.putLong(message.attribute(StunMessage.ICE_CONTROLLED, 8), 1);
            case UNKNOWN_ATTRIBUTE -> message.attribute(0x7777, 0);
            default -> { }
        }
        byte[] sent = new byte[message.finish(keys.ourPassword().getBytes(StandardCharsets.UTF_8))];
        buffer.get(0, sent);
        return sent;
    }

    /** Whether an answer is proven with the keys, and which kind it is. */
    public static int type(byte[] answer, IceKeys keys) throws Exception {
        ByteBuffer buffer = ByteBuffer.wrap(answer);
        if (!StunMessage.isSound(buffer, answer.length)) {
            return -1;
        }
        StunMessage message = new StunMessage(buffer, answer.length);
        boolean proven = message.hasFingerprint() && message.isProven(keys.ourPassword().getBytes(StandardCharsets.UTF_8));
        return proven ? message.type() : -1;
    }
}
