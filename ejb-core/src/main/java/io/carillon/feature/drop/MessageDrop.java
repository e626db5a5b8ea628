package io.carillon.feature.drop;

import io.carillon.call.HostAct;
import io.carillon.call.HostInput;
import io.carillon.call.HostQuestion;
import io.carillon.call.HostReply;
import io.carillon.contract.Cause;
import io.carillon.contract.Prompt;
import io.carillon.contract.PromptItem;
import io.carillon.dialplan.FeatureCode;
import io.carillon.dialplan.Match;
import io.carillon.feature.HostView;
import io.carillon.feature.HostingFeature;
import io.carillon.prompt.DropMessages;
import io.carillon.prompt.DropMessages.Found;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says a message of the house to whoever was handed on to it, after the beep if one is listened for, and lets it go. */
@Dependent
public class MessageDrop implements HostingFeature {
    static final String ID = "drop";

    private static final String MESSAGE = "message";
    private static final String BEEP = "beep";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Whoever waits hears no ringing meanwhile. */
    private static final Duration LONGER = Duration.ofSeconds(60);
    /** A machine that has beeped needs a moment before it writes down. */
    private static final Duration MOMENT = Duration.ofMillis(300);

    private static final Pattern DIALLED = Pattern.compile(Pattern.quote(DropMessages.CODE) + "[1-9][0-9]?");

    private final DropMessages messages;

    @Inject
    public MessageDrop(DropMessages messages) {
        this.messages = messages;
    }

    static boolean isCode(String number) {
        return number.startsWith(DropMessages.CODE) && DIALLED.matcher(number).matches();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<FeatureCode> codes() {
        return List.of(new FeatureCode(DropMessages.CODE + " leaves a message to the machine that is handed on to it",
                new Match.Prefix(DropMessages.CODE, 1, 2), ID));
    }

    @Override
    public HostReply hear(HostView view, HostInput input) {
        HostQuestion question = view.question();
        if (input instanceof HostInput.Entered) {
            return entered(view);
        }
        boolean waits = question.noted().startsWith(BEEP);
        boolean beeped = input instanceof HostInput.Told told && told.word().equals(HostInput.Told.BEEP);
        if (waits && (beeped || input instanceof HostInput.TimedOut)) {
            String[] noted = question.noted().split(" ", 3);
            return say(new Found(noted[1], noted[2]), new HostAct.Forget(BEEP));
        }
        boolean said = input instanceof HostInput.Said what && what.prompt().equals(MESSAGE);
        return said || input instanceof HostInput.CameBack
                ? new HostReply.Leave(Cause.NORMAL_CLEARING)
                : new HostReply.Stay(question.noted(), List.of());
    }

    private HostReply entered(HostView view) {
        HostQuestion question = view.question();
        String number = question.argument().substring(DropMessages.CODE.length());
        Optional<Found> found = find(view, number);
        if (found.isEmpty()) {
            return question.by().isEmpty()
                    ? new HostReply.Leave(Cause.NOT_FOUND)
                    : new HostReply.SendTo(question.by(), "");
        }
        if (!question.awaitsBeep() || question.by().isEmpty()) {
            return say(found.get(), new HostAct.Explain("left message " + number));
        }
        return new HostReply.Stay(BEEP + " " + found.get().language() + " " + found.get().item(), List.of(
                new HostAct.Explain("leaves message " + number + " after the beep"),
                new HostAct.Say(new Prompt(BEEP, "en", List.of(new PromptItem.Silence(LONGER)), false, 1)),
                new HostAct.Wait(BEEP, PATIENCE)));
    }

    private Optional<Found> find(HostView view, String number) {
        HostQuestion question = view.question();
        String owner = question.by().isEmpty() ? question.caller() : question.by();
        try {
            Optional<Found> found =
                    messages.find(question.tenant(), number, view.inside().mailbox(owner).language());
            if (found.isEmpty()) {
                DropLog.LOG.missing(DropMessages.NAME + number, owner);
            }
            return found;
        } catch (IllegalStateException away) {
            DropLog.LOG.away(DropMessages.NAME + number, owner, away.getMessage());
            return Optional.empty();
        }
    }

    private static HostReply say(Found found, HostAct before) {
        Prompt prompt = new Prompt(MESSAGE, found.language(),
                List.of(new PromptItem.Silence(MOMENT), new PromptItem.File(found.item())), false, 1);
        return new HostReply.Stay(MESSAGE, List.of(before, new HostAct.Say(prompt)));
    }
}
