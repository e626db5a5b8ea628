package io.carillon.feature.voicemail;

import io.carillon.call.HostReply;
import io.carillon.contract.PromptItem;
import io.carillon.contract.Tenant;
import io.carillon.feature.voicemail.Place.Phase;
import io.carillon.voicemail.Greeting;
import io.carillon.voicemail.PinRules;
import java.util.List;

/** Greetings and the PIN of a mailbox. */
record Options(BoxVisit visit) {
    /** The menu, after something that has to be said first. */
    HostReply ask(List<PromptItem> before) {
        return visit.ask(
                Place.before(Phase.OPTIONS, visit.at().mailbox()), Words.both(before, Words.file("options")));
    }

    HostReply pressed(char key) {
        return switch (key) {
            case '1' -> speak(Greeting.UNAVAILABLE);
            case '2' -> speak(Greeting.BUSY);
            case '3' -> speak(Greeting.TEMPORARY);
            case '4' -> speak(Greeting.NAME);
            case '5' -> forget();
            case '6' -> visit.ask(visit.at().in(Phase.NEW_PIN), Words.file("new-pin"));
            case '*' -> visit.main();
            default -> ask(List.of(new PromptItem.File("invalid")));
        };
    }

    private HostReply speak(Greeting kind) {
        return new Speech(visit).begin(visit.at().about(kind.name()));
    }

    private HostReply forget() {
        visit.mailboxes().forgetGreeting(tenant(), visit.at().mailbox(), Greeting.TEMPORARY);
        return ask(List.of(Words.file("deleted")));
    }

    private Tenant tenant() {
        return visit.view().question().tenant();
    }

    HostReply newPin(String pin) {
        Place at = visit.at();
        if (PinRules.isGood(pin, at.mailbox())) {
            return visit.ask(at.about(pin).in(Phase.SAME_PIN), Words.file("again"));
        }
        return at.tries() + 1 >= BoxVisit.MOST_TRIES
                ? ask(List.of(Words.file("weak")))
                : visit.ask(at.again(), Words.file("weak"), Words.file("new-pin"));
    }

    HostReply samePin(String pin) {
        if (!pin.equals(visit.at().about())) {
            return ask(List.of(Words.file("different")));
        }
        visit.mailboxes().choosePin(tenant(), visit.at().mailbox(), pin, visit.at().mailbox());
        return ask(List.of(Words.file("stored")));
    }
}
