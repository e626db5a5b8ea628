package io.carillon.api.emergency;

import io.carillon.trunk.EmergencySettings;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How calls for help are routed, and who is told of them. What is absent in a change is as if nobody had ever set it.
 *
 * @param numbers numbers of the services, which the trunks are given just so; 112 and 911 when absent
 * @param prefixes what people dial before outside numbers, so that 9-911 is one for help too; 0 and 9 when absent
 * @param testNumbers numbers that only test the way there; 933 when absent
 * @param trunks names of trunks in the order in which they are tried; without one nothing is an emergency number
 * @param callback number of the house, for extensions and sites that have none
 * @param site name of the site of telephones of which nothing else is known
 * @param notifyExtensions desks whose telephones ring and show who calls from where
 * @param notifyEmails addresses that get a message
 */
@Schema(name = "Emergency")
public record EmergencyView(
        @Schema(examples = "112") List<String> numbers,
        @Schema(examples = "9") List<String> prefixes,
        @Schema(examples = "933") List<String> testNumbers,
        @Schema(examples = "carrier-a") List<String> trunks,
        @Schema(examples = "+4930123450") String callback,
        @Schema(examples = "berlin-3") String site,
        @Schema(examples = "1001") List<String> notifyExtensions,
        List<String> notifyEmails) {

    static EmergencyView of(EmergencySettings settings) {
        return new EmergencyView(settings.numbers(), settings.prefixes(), settings.testNumbers(), settings.trunks(),
                settings.callback(), settings.site(), settings.notifyExtensions(), settings.notifyEmails());
    }

    EmergencySettings settings() {
        EmergencySettings usual = EmergencySettings.DEFAULT;
        return new EmergencySettings(
                or(numbers, usual.numbers()),
                or(prefixes, usual.prefixes()),
                or(testNumbers, usual.testNumbers()),
                or(trunks, usual.trunks()),
                or(callback, ""),
                or(site, ""),
                or(notifyExtensions, usual.notifyExtensions()),
                or(notifyEmails, usual.notifyEmails()));
    }

    private static <T> T or(T sent, T otherwise) {
        return sent == null ? otherwise : sent;
    }
}
