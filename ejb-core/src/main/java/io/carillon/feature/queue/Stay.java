package io.carillon.feature.queue;

import io.carillon.call.HostAct;
import io.carillon.call.HostInput;
import io.carillon.call.HostQuestion;
import io.carillon.call.HostReply;
import io.carillon.contract.Cause;
import io.carillon.contract.Prompt;
import io.carillon.contract.PromptItem;
import io.carillon.queue.CallQueue;
import io.carillon.queue.Callback;
import io.carillon.queue.Exit;
import io.carillon.queue.QueueNote;
import io.carillon.queue.floor.Place;
import io.carillon.queue.floor.QueueFloor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** One caller of a queue at one moment. */
record Stay(Desk desk, HostQuestion question, CallQueue queue, QueueNote note) {
    /**
     * Where it is decided who has time for whom, and where callers are noted who want to be called back.
     */
    record Desk(QueueFloor floor, Consumer<Callback> callbacks) {}

    /** The prompt after which a caller is let go. */
    static final String BYE = "goodbye";

    private static final PromptItem PLACE = new PromptItem.File("queue-place");
    private static final PromptItem MINUTES = new PromptItem.File("queue-minutes");
    private static final PromptItem CLOSED = new PromptItem.File("queue-closed");
    private static final PromptItem CALLED_BACK = new PromptItem.File("queue-callback");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{2,18}");
    private static final PromptItem GOODBYE = new PromptItem.File("goodbye");

    private static final String ANNOUNCEMENT = "place";
    private static final String SAY = "say";
    private static final String LIMIT = "longest";
    /** Who is just being rung for is not sent away. */
    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    HostReply enter() {
        Exit exit = desk.floor().enter(
                question.tenant(), question.call(), question.argument(), question.caller(), note.enteredAt());
        return switch (exit) {
            case NONE -> begin();
            case FULL -> leave(exit, queue.overflow().full());
            case EMPTY -> leave(exit, queue.overflow().empty());
            default -> leave(exit, "");
        };
    }

    private HostReply begin() {
        List<HostAct> acts = new ArrayList<>(3);
        acts.add(music());
        if (queue.hearing().announceSeconds() > 0) {
            acts.add(again());
        }
        if (queue.limits().maxWaitSeconds() > 0) {
            acts.add(new HostAct.Wait(LIMIT, Duration.ofSeconds(queue.limits().maxWaitSeconds())));
        }
        return new HostReply.Stay(note.text(), acts);
    }

    HostReply hear(HostInput input) {
        if (input instanceof HostInput.CameBack back) {
            return cameBack(back.cause());
        }
        if (!note.waits()) {
            return same();
        }
        if (input instanceof HostInput.Told) {
            return offer();
        }
        if (input instanceof HostInput.Pressed pressed) {
            return queue.hearing().callbackKey().equals(String.valueOf(pressed.key())) ? callBack() : same();
        }
        if (input instanceof HostInput.Said) {
            return queue.hearing().announceSeconds() > 0 ? same(music(), again()) : same(music());
        }
        if (input instanceof HostInput.TimedOut timer) {
            return timer.timer().equals(LIMIT) ? tooLong() : announce();
        }
        return same();
    }

    private HostReply same(HostAct... acts) {
        return new HostReply.Stay(note.text(), List.of(acts));
    }

    private HostAct music() {
        return new HostAct.Music(queue.hearing().music());
    }

    private HostAct again() {
        return new HostAct.Wait(SAY, Duration.ofSeconds(queue.hearing().announceSeconds()));
    }

    /** Agents are kept for this caller: they are rung now. */
    private HostReply offer() {
        List<String> agents = desk.floor().take(question.tenant(), question.call());
        return agents.isEmpty()
                ? same()
                : new HostReply.Offer(question.argument(), agents,
                        Duration.ofSeconds(queue.ringing().ringSeconds()), note.text());
    }

    /** Nobody answered: agents, who are not rung again at once, or the number the caller was sent to. */
    private HostReply cameBack(Cause cause) {
        if (!note.waits()) {
            return bye(queue.hearing().language(), note);
        }
        desk.floor().missed(question.tenant(), question.call());
        return cause.equals(Cause.LOOP) ? leave(Exit.UNANSWERED, queue.overflow().timeout()) : same();
    }

    private HostReply tooLong() {
        boolean rung = desk.floor().isKept(question.tenant(), question.call());
        return rung ? same(new HostAct.Wait(LIMIT, A_MOMENT)) : leave(Exit.TIMEOUT, queue.overflow().timeout());
    }

    private HostReply announce() {
        if (queue.hearing().announceSeconds() == 0) {
            return same();
        }
        Place place = desk.floor().place(question.tenant(), question.call());
        if (place.number() == 0) {
            return same(again());
        }
        List<PromptItem> items = new ArrayList<>(List.of(PLACE, new PromptItem.Number(place.number())));
        if (queue.hearing().announceWait() && place.seconds() >= 0) {
            items.add(MINUTES);
            items.add(new PromptItem.Number(place.minutes()));
        }
        return same(new HostAct.Say(new Prompt(ANNOUNCEMENT, queue.hearing().language(), items)));
    }

    /** Who has a number need not hold the line: it is called when it is its turn. */
    private HostReply callBack() {
        boolean rung = desk.floor().isKept(question.tenant(), question.call());
        if (rung || !NUMBER.matcher(question.caller()).matches()) {
            return same();
        }
        try {
            desk.callbacks().accept(new Callback(question.call(), question.tenant(), question.argument(),
                    question.caller(), note.enteredAt(), 0, question.at(), Callback.Outcome.OPEN));
        } catch (RuntimeException notStored) {
            QueueCodesLog.LOG.notNoted(question.call().value(), question.caller(), notStored.getMessage());
            return same();
        }
        return goodbye(queue.hearing().language(), note.leaving(Exit.CALLBACK), CALLED_BACK);
    }

    private HostReply leave(Exit exit, String number) {
        return number.isEmpty()
                ? bye(queue.hearing().language(), note.leaving(exit))
                : new HostReply.SendTo(number, note.leaving(exit).text());
    }

    /** The caller hears that nobody has time, and is let go. */
    static HostReply bye(String language, QueueNote note) {
        return goodbye(language, note, CLOSED);
    }

    private static HostReply goodbye(String language, QueueNote note, PromptItem said) {
        return new HostReply.Stay(note.text(), List.of(
                new HostAct.Forget(SAY), new HostAct.Forget(LIMIT),
                new HostAct.Say(new Prompt(BYE, language, List.of(said, GOODBYE), false, 1))));
    }
}
