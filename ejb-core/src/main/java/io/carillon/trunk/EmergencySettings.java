package io.carillon.trunk;

import java.util.List;

/**
 * How calls for help are routed; one for each tenant.
 *
 * @param numbers numbers of the services, which the trunks are given just so
 * @param prefixes what people dial before outside numbers; each number is one for help behind each of them too
 * @param testNumbers numbers that only test the way there
 * @param trunks names of trunks in the order in which they are tried
 * @param callback number of the house, for extensions and sites that have none
 * @param site name of the site of telephones of which nothing else is known, may be empty
 * @param notifyExtensions desks whose telephones ring and show who calls from where
 * @param notifyEmails addresses that get a message
 */
public record EmergencySettings(
        List<String> numbers,
        List<String> prefixes,
        List<String> testNumbers,
        List<String> trunks,
        String callback,
        String site,
        List<String> notifyExtensions,
        List<String> notifyEmails) {
    /** The name by which a tenant's only ones are stored. */
    public static final String NAME = "emergency";

    /** As long as nobody says otherwise: the numbers of Europe and North America, and nowhere to send them. */
    public static final EmergencySettings DEFAULT = new EmergencySettings(
            List.of("112", "911"), List.of("0", "9"), List.of("933"), List.of(), "", "", List.of(), List.of());

    public EmergencySettings {
        numbers = List.copyOf(numbers);
        prefixes = List.copyOf(prefixes);
        testNumbers = List.copyOf(testNumbers);
        trunks = List.copyOf(trunks);
        notifyExtensions = List.copyOf(notifyExtensions);
        notifyEmails = List.copyOf(notifyEmails);
    }
}
