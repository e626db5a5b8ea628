package io.carillon.phonebook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Somebody outside of the house.
 *
 * @param displayName shown on telephones when one of the numbers calls
 * @param company may be empty
 * @param numbers with + and country code, or as they are dialled
 */
public record PhoneBookEntry(String displayName, String company, List<String> numbers) {
    private static final int MOST_NUMBERS = 10;
    private static final int MOST_CHARACTERS = 80;

    public PhoneBookEntry {
        numbers = List.copyOf(numbers);
    }

    /** What is wrong with it, by field; empty when nothing is. */
    public Map<String, String> faults() {
        Map<String, String> faults = new LinkedHashMap<>();
        if (displayName.isBlank() || displayName.length() > MOST_CHARACTERS) {
            faults.put("displayName", "must be 1 to " + MOST_CHARACTERS + " characters");
        }
        if (company.length() > MOST_CHARACTERS) {
            faults.put("company", "must be up to " + MOST_CHARACTERS + " characters");
        }
        boolean sound = !numbers.isEmpty() && numbers.size() <= MOST_NUMBERS
                && numbers.stream().allMatch(number -> number.matches("\\+?[0-9]{2,18}"));
        if (!sound) {
            faults.put("numbers", "must be 1 to " + MOST_NUMBERS + " of 2 to 18 digits each, with + before");
        }
        return faults;
    }
}
