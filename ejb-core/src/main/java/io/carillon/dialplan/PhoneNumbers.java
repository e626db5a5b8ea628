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

    /** What was asked for last, as a decision asks for the same number for each carrier. Threads that race lose an entry, no more. */
    private static final Known[] LAST = new Known[256];

    private static final int LONGEST_KEPT = 32;

    /**
     * What a number is.
     *
     * @param parsed null when it is no telephone number
     * @param e164 with plus and country code; null when it is none
     */
    private record Known(String number, String region, PhoneNumber parsed, String e164) {
        static Known of(String number, String region) {
            PhoneNumber parsed = parse(number, region);
            return new Known(number, region, parsed, parsed == null ? null : BOOK.format(parsed, PhoneNumberFormat.E164));
        }

        boolean is(String otherNumber, String otherRegion) {
            return number.equals(otherNumber) && region.equals(otherRegion);
        }
    }

    private PhoneNumbers() {}

    private static Known known(String number, String region) {
        if (number.length() > LONGEST_KEPT) {
            return Known.of(number, region);
        }
        int hash = number.hashCode() * 31 + region.hashCode();
        int slot = (hash ^ hash >>> 16) & LAST.length - 1;
        Known last = LAST[slot];
        if (last == null || !last.is(number, region)) {
            last = Known.of(number, region);
            LAST[slot] = last;
        }
        return last;
    }

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
        Known known = known(number, region);
        if (known.parsed() == null) {
            return number;
        }
        return switch (format) {
            case E164 -> known.e164();
            case NATIONAL -> digits(BOOK.format(known.parsed(), PhoneNumberFormat.NATIONAL));
            default -> digits(known.e164());
        };
    }

    /** Country code and number without plus; the digits as they are when it is no telephone number. */
    public static String international(String number, String region) {
        String e164 = known(number, region).e164();
        return digits(e164 == null ? number : e164);
    }

    /** Country code and number without plus; empty when it is no number that can be called from everywhere. */
    public static Optional<String> worldwide(String number, String region) {
        Known known = known(plain(number), region);
        return known.parsed() == null || BOOK.isPossibleNumberWithReason(known.parsed()) != ValidationResult.IS_POSSIBLE
                ? Optional.empty()
                : Optional.of(digits(known.e164()));
    }

    /**
     * Where a number is.
     *
     * @param region as of {@link #format}
     * @return ISO 3166 code; empty when that cannot be said
     */
    public static String country(String number, String region) {
        PhoneNumber parsed = known(plain(number), region).parsed();
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
