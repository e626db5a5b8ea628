package io.carillon.directory;

/**
 * An extension to be created.
 *
 * @param number 2 to 15 digits
 * @param displayName at most 80 characters, may be empty
 * @param secret the SIP password somebody chose, 12 to 128 characters; null or empty to have one generated
 * @param enabled whether it may register at once
 */
public record NewExtension(String number, String displayName, String secret, boolean enabled) {
    public NewExtension {
        displayName = displayName == null ? "" : displayName;
    }

    /** Never prints the secret. */
    @Override
    public String toString() {
        return "NewExtension[" + number + "]";
    }
}
