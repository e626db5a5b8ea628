package io.carillon.feature.voicemail;

import io.carillon.call.HostAct;
import io.carillon.call.HostInput;
import io.carillon.call.HostReply;
import io.carillon.contract.Cause;
import io.carillon.contract.PromptEnded;
import io.carillon.contract.PromptItem;
import io.carillon.dialplan.FeatureCode;
import io.carillon.dialplan.Match;
import io.carillon.feature.HostView;
import io.carillon.feature.HostingFeature;
import io.carillon.feature.voicemail.Place.Phase;
import io.carillon.voicemail.Folder;
import io.carillon.voicemail.Mailboxes;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** Lets the owners of mailboxes listen to their messages. */
@Dependent
public class VoicemailMailbox implements HostingFeature {
    private static final String OWN = "*97";
    private static final String ANY = "*98";
    private static final int LEAST_DIGITS = 2;
    private static final int MOST_DIGITS = 15;

    private final Mailboxes mailboxes;

    @Inject
    public VoicemailMailbox(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    @Override
    public String id() {
        return "voicemail-mailbox";
    }

    @Override
    public List<FeatureCode> codes() {
        return List.of(
                new FeatureCode(OWN + " own mailbox", new Match.Exact(OWN), id()),
                new FeatureCode(ANY + " any mailbox", new Match.Exact(ANY), id()),
                new FeatureCode(ANY + " mailbox of", new Match.Prefix(ANY, LEAST_DIGITS, MOST_DIGITS), id()));
    }

    /** A database that is away is told to the caller, who is never left in silence. */
    @Override
    public HostReply hear(HostView view, HostInput input) {
        String noted = view.question().noted();
        Place at = noted.isEmpty() ? Place.before(Phase.NUMBER, "") : Place.read(noted);
        BoxVisit visit = new BoxVisit(view, mailboxes, at);
        try {
            return hear(visit, input);
        } catch (IllegalStateException away) {
            VoicemailFeatureLog.LOG.unusable(at.mailbox(), away.toString());
            return visit.bye(Words.file("gone"));
        }
    }

    private static HostReply hear(BoxVisit visit, HostInput input) {
        if (input instanceof HostInput.Entered) {
            return enter(visit);
        }
        if (input instanceof HostInput.Said said) {
            return said(visit, said.why());
        }
        if (input instanceof HostInput.Pressed pressed) {
            return pressed(visit, pressed.key());
        }
        if (input instanceof HostInput.Recorded recorded) {
            return visit.at().isSpeaking() ? new Speech(visit).recorded(recorded) : visit.stay(visit.at());
        }
        if (input instanceof HostInput.TimedOut) {
            return timedOut(visit);
        }
        return input instanceof HostInput.CameBack
                ? new Listening(visit).actions(List.of(new PromptItem.File("not-available")))
                : visit.stay(visit.at());
    }

    private static HostReply enter(BoxVisit visit) {
        String dialled = visit.view().question().argument();
        Login login = new Login(visit);
        if (dialled.equals(OWN)) {
            return login.own(visit.view().question().caller());
        }
        return dialled.equals(ANY) ? login.any() : login.number(dialled.substring(ANY.length()));
    }

    private static HostReply said(BoxVisit visit, PromptEnded.Why why) {
        return switch (visit.at().phase()) {
            case SPEAK -> new Speech(visit).speak();
            case LEAVING -> new HostReply.Leave(Cause.NORMAL_CLEARING);
            case SPEAKING, ENDING -> visit.stay(visit.at());
            default -> why == PromptEnded.Why.DONE
                    ? visit.stay(visit.at(), new HostAct.Wait(BoxVisit.KEY, BoxVisit.PATIENCE))
                    : visit.stay(visit.at());
        };
    }

    private static HostReply pressed(BoxVisit visit, char key) {
        Phase phase = visit.at().phase();
        if (phase.isNumber()) {
            return typed(visit, key);
        }
        return switch (phase) {
            case MAIN -> main(visit, key);
            case MESSAGE -> new Listening(visit).pressed(key);
            case OPTIONS -> new Options(visit).pressed(key);
            case SPEAKING, REVIEW -> new Speech(visit).pressed(key);
            default -> visit.stay(visit.at());
        };
    }

    private static HostReply main(BoxVisit visit, char key) {
        return switch (key) {
            case '1' -> new Listening(visit).open(Folder.NEW);
            case '2' -> new Listening(visit).open(Folder.SAVED);
            case '0' -> new Options(visit).ask(List.of());
            case '*' -> visit.bye();
            default -> visit.main(new PromptItem.File("invalid"));
        };
    }

    private static HostReply typed(BoxVisit visit, char key) {
        Place at = visit.at();
        if (key == '*') {
            return cancelled(visit);
        }
        if (key != '#') {
            String typed = at.typed().length() < MOST_DIGITS ? at.typed() + key : at.typed();
            return visit.stay(at.typing(typed), new HostAct.Wait(BoxVisit.KEY, BoxVisit.PATIENCE));
        }
        String number = at.typed();
        return switch (at.phase()) {
            case NUMBER -> number.isEmpty() ? again(visit) : new Login(visit).number(number);
            case PIN -> new Login(visit).pin(number);
            case SEND -> new Listening(visit).sendTo(number);
            case NEW_PIN -> new Options(visit).newPin(number);
            default -> new Options(visit).samePin(number);
        };
    }

    private static HostReply cancelled(BoxVisit visit) {
        return switch (visit.at().phase()) {
            case NUMBER, PIN -> visit.bye();
            case SEND -> new Listening(visit).actions(List.of());
            default -> new Options(visit).ask(List.of());
        };
    }

    private static HostReply timedOut(BoxVisit visit) {
        return switch (visit.at().phase()) {
            case ENDING -> new Speech(visit).lost();
            case SPEAK, SPEAKING, LEAVING -> visit.stay(visit.at());
            default -> again(visit);
        };
    }

    /** Whoever presses nothing is asked again, and let go in the end. */
    private static HostReply again(BoxVisit visit) {
        Place next = visit.at().again();
        if (next.tries() >= BoxVisit.MOST_TRIES) {
            return visit.bye();
        }
        return visit.ask(next, new PromptItem.File("nothing-heard"), Words.file(switch (next.phase()) {
            case NUMBER, SEND -> "mailbox";
            case PIN -> "pin";
            case MESSAGE -> "actions";
            case OPTIONS -> "options";
            case NEW_PIN -> "new-pin";
            case SAME_PIN -> "again";
            case REVIEW -> "review";
            default -> "main";
        }));
    }
}
