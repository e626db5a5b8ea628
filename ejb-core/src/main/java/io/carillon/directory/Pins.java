package io.carillon.directory;

import java.util.regex.Pattern;

/** PINs that people press on telephones, kept as passwords are: nobody can read them from what is stored. */
public final class Pins {
    private static final Pattern PIN = Pattern.compile("[0-9]{4,12}");

    private Pins() {}

    /** Whether it is 4 to 12 digits. */
    public static boolean isSound(String pin) {
        return PIN.matcher(pin).matches();
    }

    /** What is kept of one. */
    public static String hash(String pin) {
        return Passwords.hash(pin.toCharArray());
    }

    /** Whether it is the one that this was kept of; takes a quarter of a second of work on purpose. */
    public static boolean matches(String pin, String kept) {
        return Passwords.matches(pin.toCharArray(), kept);
    }
}
