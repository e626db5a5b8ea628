package io.carillon.voicemail;

/** What a PIN must be like. */
public final class PinRules {
    private static final String UP = "01234567890123456789";
    private static final String DOWN = "98765432109876543210";

    private PinRules() {}

    /** Whether it has 4 to 10 digits. */
    public static boolean isPin(String pin) {
        return pin.matches("[0-9]{4,10}");
    }

    /** Whether nobody would guess it first: not one digit, not digits in a row, not the number of the mailbox. */
    public static boolean isGood(String pin, String mailbox) {
        return isPin(pin) && !pin.equals(mailbox) && pin.chars().distinct().count() > 1
                && !UP.contains(pin) && !DOWN.contains(pin);
    }
}
