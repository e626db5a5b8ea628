package io.carillon.directory;

/**
 * What a registration may be.
 *
 * @param minExpires shortest registration in seconds; a shorter wish is answered 423
 * @param defaultExpires seconds when the device leaves it to us
 * @param maxExpires longest registration in seconds; a longer wish is shortened
 * @param maxContacts telephones per address of record
 */
record RegistrationLimits(int minExpires, int defaultExpires, int maxExpires, int maxContacts) {
    /** Longest contact URI that is stored. */
    static final int MAX_URI = 512;

    /** Longest Path, all values together. */
    static final int MAX_PATH = 2048;

    static RegistrationLimits of(Settings settings) {
        int min = settings.number("carillon.registration.min-expires", 60, 1, 3600);
        int max = settings.number("carillon.registration.max-expires", 3600, min, 604_800);
        int usual = settings.number("carillon.registration.default-expires", Math.max(min, Math.min(300, max)), min,
                max);
        return new RegistrationLimits(min, usual, max, settings.number("carillon.registration.max-contacts", 10, 1,
                100));
    }
}
