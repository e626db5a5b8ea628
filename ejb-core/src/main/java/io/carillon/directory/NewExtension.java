package io.carillon.directory;

import io.carillon.contract.MediaSecurity;

/**
 * An extension to be created.
 *
 * @param number 2 to 15 digits
 * @param displayName at most 80 characters, may be empty
 * @param secret the SIP password somebody chose, 12 to 128 characters; null or empty to have one generated
 * @param enabled whether it may register at once
 * @param security whether its audio is encrypted; null for the default of the server
 */
public record NewExtension(
        String number, String displayName, String secret, boolean enabled, MediaSecurity security) {
    public NewExtension {
        displayName = displayName == null ? "" : displayName;
    }

    /** Audio as the server's default says. */
    public NewExtension(String number, String displayName, String secret, boolean enabled) {
        this(number, displayName, secret, enabled, null);
    }

    /** Never prints the secret. */
    @Override
    public String toString() {
        return "NewExtension[" + number + "]";
    }
}
