package io.carillon.rtp.ice;

import java.util.Objects;

/**
 * What checks between us and one peer are proven with (RFC 8445 section 5.3).
 *
 * @param ourUfrag our user name fragment
 * @param ourPassword key of the peer's checks and of our answers
 * @param theirUfrag the peer's user name fragment
 */
public record IceKeys(String ourUfrag, String ourPassword, String theirUfrag) {
    public IceKeys {
        Objects.requireNonNull(ourUfrag, "ourUfrag");
        Objects.requireNonNull(ourPassword, "ourPassword");
        Objects.requireNonNull(theirUfrag, "theirUfrag");
    }

    /** The user name of a check that is meant for us. */
    String username() {
        return ourUfrag + ":" + theirUfrag;
    }

    /** Never prints the password. */
    @Override
    public String toString() {
        return "IceKeys[" + username() + "]";
    }
}
