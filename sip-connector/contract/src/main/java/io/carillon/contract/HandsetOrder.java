package io.carillon.contract;

import java.util.Objects;

/**
 * A telephone to be made up.
 *
 * @param number of its extension, which is its digest user name, too
 * @param secret with which it proves itself
 * @param manner what it does with calls
 * @param says what it says when it has answered, null for nothing
 * @param hertz the tone it gives instead, 0 for none
 * @param home the domain of its tenant, in whose realm it proves itself; null for the address and the realm of the server
 */
public record HandsetOrder(String number, String secret, Manner manner, Prompt says, int hertz, SipDomain home) {
    /** What a telephone does with calls. */
    public enum Manner {
        /** It answers at once. */
        ANSWERS,
        /** It is busy. */
        BUSY,
        /** It rings until the caller gives up. */
        RINGS
    }

    public HandsetOrder {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(manner, "manner");
    }

    /** One that names no domain, as those of the first tenant may. */
    public HandsetOrder(String number, String secret, Manner manner, Prompt says, int hertz) {
        this(number, secret, manner, says, hertz, null);
    }

    /** Never prints the secret. */
    @Override
    public String toString() {
        return "HandsetOrder[" + number + " " + manner + "]";
    }
}
