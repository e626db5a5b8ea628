package io.carillon.directory;

/**
 * An extension together with the SIP secret just made for it. Nobody can ask for the secret again: only its digests
 * are kept.
 *
 * @param extension the extension as stored
 * @param secretShownOnce the password to type into the telephone
 */
public record Issued(Extension extension, String secretShownOnce) {
    /** Never prints the secret. */
    @Override
    public String toString() {
        return "Issued[" + extension.number() + "]";
    }
}
