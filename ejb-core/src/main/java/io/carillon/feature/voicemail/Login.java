package io.carillon.feature.voicemail;

import io.carillon.call.HostReply;
import io.carillon.contract.PromptItem;
import io.carillon.feature.voicemail.Place.Phase;
import io.carillon.mailbox.Mailbox;
import io.carillon.voicemail.Mailboxes;

/** How somebody comes into a mailbox. */
record Login(BoxVisit visit) {
    /** The own mailbox of the caller. */
    HostReply own(String number) {
        Mailbox settings = visit.view().inside().mailbox(number);
        BoxVisit mine = new BoxVisit(visit.view(), visit.mailboxes(), visit.at().of(number));
        if (!settings.enabled()) {
            return visit.bye(new PromptItem.File("not-available"));
        }
        boolean open = settings.trusted() || !visit.mailboxes().hasPin(visit.view().question().tenant(), number);
        return open ? mine.main() : mine.ask(mine.at().in(Phase.PIN), Words.file("pin"));
    }

    HostReply any() {
        return visit.ask(visit.at(), Words.file("mailbox"));
    }

    /** The number of a mailbox was entered; whether there is one is not told before the PIN. */
    HostReply number(String number) {
        Place next = visit.at().of(number).in(Phase.PIN);
        return new BoxVisit(visit.view(), visit.mailboxes(), next).ask(next, Words.file("pin"));
    }

    HostReply pin(String pin) {
        Place at = visit.at();
        Mailboxes.Entry entry = visit.settings().enabled()
                ? visit.mailboxes().enter(
                        visit.view().question().tenant(), at.mailbox(), pin, visit.view().question().at())
                : Mailboxes.Entry.UNSET;
        return switch (entry) {
            case OPEN -> visit.main();
            case UNSET -> visit.bye(Words.file("no-pin"));
            case LOCKED -> visit.bye(Words.file("locked"));
            case WRONG -> at.tries() + 1 >= BoxVisit.MOST_TRIES
                    ? visit.bye(Words.file("wrong"))
                    : visit.ask(at.again(), Words.file("wrong"), Words.file("pin"));
        };
    }
}
