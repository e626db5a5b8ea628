package io.carillon.hotdesk;

import java.util.Objects;

/**
 * Who uses a telephone that is somebody else's; stored by the number of the telephone.
 *
 * @param user number of the extension that calls and is called there
 */
public record DeskLogin(String user) {
    /** Dialled at a telephone before the own number. */
    public static final String CODE = "*11";

    /** Dialled at a telephone to leave it. */
    public static final String OUT = "*12";

    public DeskLogin {
        Objects.requireNonNull(user, "user");
    }
}
