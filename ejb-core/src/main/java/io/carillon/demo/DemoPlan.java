package io.carillon.demo;

import io.carillon.contract.HandsetOrder.Manner;
import io.carillon.contract.Prompt;
import io.carillon.contract.PromptItem;
import io.carillon.directory.Permission;
import io.carillon.directory.RingStrategy;
import io.carillon.group.RingGroupSettings;
import io.carillon.mailbox.Mailbox;
import io.carillon.menu.Menu;
import io.carillon.queue.CallQueue;
import io.carillon.queue.JoinRule;
import io.carillon.queue.QueueStrategy;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** What there is in the demonstration. */
final class DemoPlan {
    static final String MENU = "5000";
    static final String QUEUE = "5200";
    static final String GROUP = "5300";
    /** By its title a menu is known as that of the demonstration. */
    static final String TITLE = "Demonstration";
    /** What was there before, at most: the extensions of the first start. */
    static final List<String> FIRST = List.of("1001", "1002");
    static final List<Person> PEOPLE = List.of(
            new Person("1011", "Ada Answers", Manner.ANSWERS),
            new Person("1012", "Bea Busy", Manner.BUSY),
            new Person("1013", "Noor Never", Manner.RINGS),
            new Person("1014", "Cal Caller", Manner.BUSY));
    /** Who calls the queue. */
    static final String CALLER = "1014";

    private static final String ANSWERER = "1011";
    private static final String NEVER = "1013";
    private static final String LANGUAGE = "en";
    private static final Duration BREATH = Duration.ofSeconds(2);

    private DemoPlan() {}

    /** Somebody who is made up. */
    record Person(String number, String name, Manner manner) {
        /** What is heard of him, null for nothing. */
        Prompt says() {
            return manner == Manner.ANSWERS ? spoken("demo-answer") : null;
        }
    }

    /** Said again and again, with pauses. */
    static Prompt spoken(String recording) {
        return new Prompt(recording, LANGUAGE,
                List.of(new PromptItem.File(recording), new PromptItem.Silence(BREATH)), false, 20);
    }

    static List<String> mailboxes() {
        return List.of("1001", "1002", NEVER);
    }

    static Mailbox mailbox() {
        Mailbox usual = Mailbox.NONE;
        return new Mailbox(true, usual.reasons(), LANGUAGE, ZoneId.systemDefault(), "", true, true, usual.limits(),
                usual.mail());
    }

    static Menu menu() {
        return new Menu(true, TITLE, LANGUAGE, List.of(new PromptItem.File("demo-menu")),
                Map.of('1', new Menu.Choice(Menu.Action.NUMBER, ANSWERER),
                        '2', new Menu.Choice(Menu.Action.NUMBER, QUEUE),
                        '3', new Menu.Choice(Menu.Action.NUMBER, Mailbox.DIRECT + FIRST.get(0)),
                        '*', new Menu.Choice(Menu.Action.REPEAT, "")),
                true, new Menu.Patience(6, 3, 3), Menu.Choice.HANG_UP, Menu.Choice.HANG_UP);
    }

    /** Nobody serves it who has not logged in: who looks round is not called all the time. */
    static CallQueue queue() {
        return new CallQueue(true, TITLE, QueueStrategy.LEAST_RECENT, 0,
                FIRST.stream().map(number -> new CallQueue.Member(number, false, 0, 0)).toList(),
                new CallQueue.Hearing(LANGUAGE, "default", 20, true, "1"),
                new CallQueue.Limits(0, 20, JoinRule.ALWAYS, 20), CallQueue.Overflow.NOWHERE,
                new CallQueue.Ringing(20, 3, 5));
    }

    static RingGroupSettings group() {
        return new RingGroupSettings(true, TITLE, RingStrategy.ALL, 20, true, Permission.INTERNAL,
                Mailbox.DIRECT + FIRST.get(0),
                List.of(new RingGroupSettings.Member(FIRST.get(0), 0, 1), new RingGroupSettings.Member(FIRST.get(1), 0, 1),
                        new RingGroupSettings.Member(NEVER, 0, 1)),
                false);
    }
}
