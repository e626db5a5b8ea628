package io.carillon.dialplan;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.carillon.directory.NumberFormat;
import java.util.Optional;

/** Numbers as the world writes them (ITU-T E.164), by the metadata of libphonenumber. */
public final class PhoneNumbers {
    private static final PhoneNumberUtil BOOK = PhoneNumberUtil.getInstance();

    private PhoneNumbers() {}

    /** Whether there is a country with this ISO 3166 code. */
    public static boolean isRegion(String region) {
        return BOOK.getSupportedRegions().contains(region);
    }

    /**
     * The number in this form.
     *
     * @param region ISO 3166 code of the country in which numbers without a country code are; empty for none
     * @return as it was when it is no telephone number
     */
    public static String format(String number, String region, NumberFormat format) {
        if (format == NumberFormat.AS_DIALLED) {
            return number;
        }
        PhoneNumber parsed = parse(number, region);
        if (parsed == null) {
            return number;
        }
        return switch (format) {
            case E164 -> BOOK.format(parsed, PhoneNumberFormat.E164);
            case NATIONAL -> digits(BOOK.format(parsed, PhoneNumberFormat.NATIONAL));
            default -> digits(BOOK.format(parsed, PhoneNumberFormat.E164));
        };
    }

    /** Country code and number without plus; the digits as they are when it is no telephone number. */
    public static String international(String number, String region) {
        PhoneNumber parsed = parse(number, region);
        return parsed == null ? digits(number) : digits(BOOK.format(parsed, PhoneNumberFormat.E164));
    }

    /** Country code and number without plus; empty when it is no number that can be called from everywhere. */
    public static Optional<String> worldwide(String number, String region) {
        PhoneNumber parsed = parse(plain(number), region);
        return parsed == null || BOOK.isPossibleNumberWithReason(parsed) != ValidationResult.IS_POSSIBLE
                ? Optional.empty()
                : Optional.of(digits(BOOK.format(parsed, PhoneNumberFormat.E164)));
    }

    /**
     * Where a number is.
     *
     * @param region as of {@link #format}
     * @return ISO 3166 code; empty when that cannot be said
     */
    public static String country(String number, String region) {
        PhoneNumber parsed = parse(plain(number), region);
        String found = parsed == null ? null : BOOK.getRegionCodeForNumber(parsed);
        return found == null ? "" : found;
    }

    /** Without what is only for the eye (RFC 3966 section 5.1.1). */
    private static String plain(String number) {
        return number.replaceAll("[-.() ]", "");
    }

    private static PhoneNumber parse(String number, String region) {
        if (number.length() < 3 || !isPlain(number) || region.isEmpty() && !number.startsWith("+")) {
            return null;
        }
        try {
            return BOOK.parse(number, region.isEmpty() ? null : region);
        } catch (NumberParseException none) {
            return null;
        }
    }

    /** Codes of a house are no numbers of the world, whatever else can be read into them. */
    private static boolean isPlain(String number) {
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if ((c < '0' || c > '9') && (c != '+' || i > 0)) {
                return false;
            }
        }
        return true;
    }

    static String digits(String number) {
        StringBuilder digits = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            }
        }
        return digits.toString();
    }
}
