package io.carillon.emergency;

import io.carillon.dialplan.Help;
import io.carillon.event.CallEvent;
import java.util.List;

/** A call for help in words: who, where, when. */
final class EmergencyText {
    private EmergencyText() {}

    /** One line, as a display shows it. */
    static String subject(CallEvent.EmergencyCalled event, String name) {
        String site = event.help().site();
        return "EMERGENCY " + event.help().number() + ": " + event.from() + " " + name
                + (site.isEmpty() ? "" : ", " + site);
    }

    /** All that is known. */
    static String body(CallEvent.EmergencyCalled event, String name) {
        Help help = event.help();
        return String.join("\n", List.of(
                "Extension " + event.from() + " (" + name + ") dialled " + event.to() + ".",
                "Site: " + help.site(),
                "Address: " + help.place(),
                "Callback number: " + help.callback(),
                "Time: " + event.at(),
                "Call: " + event.call().value(), ""));
    }
}
