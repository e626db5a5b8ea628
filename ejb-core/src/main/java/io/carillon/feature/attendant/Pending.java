package io.carillon.feature.attendant;

import static io.carillon.feature.attendant.AttendantLog.LOG;

import io.carillon.call.HostAct;
import io.carillon.call.HostInput;
import io.carillon.call.HostQuestion;
import io.carillon.call.HostReply;
import io.carillon.contract.Prompt;
import io.carillon.contract.PromptItem;
import io.carillon.menu.Menu;
import io.carillon.menu.MenuAnswer;
import io.carillon.menu.MenuQuestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A caller about whom a program is asked, or who hears what the program says. Whoever is first, the answer or the time for
 * it, decides; the other means nothing then.
 */
record Pending(Visit visit) {
    private static final String ASKED = "ask:";
    private static final String TOLD = "go:";

    private static final String TOO_LATE = "answer";
    private static final String MOMENT = "moment";
    private static final String SAID = "told";
    private static final PromptItem ONE_MOMENT = new PromptItem.File("one-moment");

    /** Programs that answer soon are not worth a word. */
    private static final Duration SOON = Duration.ofSeconds(1);
    /** The program gives up first; this is for when nobody is left to say so. */
    private static final Duration LEEWAY = Duration.ofSeconds(2);

    /** The program is asked; the caller waits for its answer. */
    HostReply begin(String webhook, MenuQuestion.Because because, String pressed) {
        HostQuestion question = visit.view().question();
        Progress next = visit.at().awaiting(ASKED + webhook);
        Optional<String> trouble = visit.programs().ask(new MenuQuestion(question.call(), question.tenant(), next.choices(),
                webhook, question.caller(), next.menu(), visit.menu().title(), visit.menu().language(), because,
                pressed, next.path()));
        if (trouble.isPresent()) {
            return new Pending(visit.at(next)).failed(webhook, trouble.get());
        }
        return Visit.stay(next, new HostAct.Wait(MOMENT, SOON),
                new HostAct.Wait(TOO_LATE, visit.programs().patience().plus(LEEWAY)),
                new HostAct.Explain("webhook " + webhook + " is asked"));
    }

    HostReply hear(HostInput input) {
        String pending = visit.at().pending();
        return pending.startsWith(ASKED)
                ? waiting(pending.substring(ASKED.length()), input)
                : telling(pending.substring(TOLD.length()), input);
    }

    private HostReply waiting(String webhook, HostInput input) {
        if (input instanceof HostInput.Told told) {
            return MenuAnswer.of(told.word())
                    .filter(answer -> answer.number() == visit.at().choices())
                    .map(answer -> answered(webhook, answer))
                    .orElseGet(this::same);
        }
        if (input instanceof HostInput.TimedOut timer) {
            return switch (timer.timer()) {
                case TOO_LATE -> failed(webhook, "nobody said what it answered");
                case MOMENT -> same(say(MOMENT, visit.menu().language(), List.of(ONE_MOMENT)));
                default -> same();
            };
        }
        // nobody is left in silence
        return input instanceof HostInput.Said said && said.prompt().equals(MOMENT) ? same(new HostAct.Music("")) : same();
    }

    private HostReply same(HostAct... acts) {
        return Visit.stay(visit.at(), acts);
    }

    private static HostAct say(String prompt, String language, List<PromptItem> items) {
        return new HostAct.Say(new Prompt(prompt, language, items, false, 1));
    }

    private HostReply answered(String webhook, MenuAnswer answer) {
        if (!answer.trouble().isEmpty()) {
            return failed(webhook, answer.trouble());
        }
        Menu.Choice choice = answer.choice().orElse(null);
        if (choice != null && !visit.leads(choice)) {
            return failed(webhook, "nothing is there: " + choice.action() + " " + choice.target());
        }
        String language = answer.language().isEmpty() ? visit.menu().language() : answer.language();
        if (choice == null) {
            return visit.ask(visit.at().holding(""), language, answer.say(), new HostAct.Forget(MOMENT),
                    new HostAct.Forget(TOO_LATE), new HostAct.Explain("webhook " + webhook + " asks on"));
        }
        String why = "webhook " + webhook + " says " + choice.action();
        return answer.say().isEmpty()
                ? on(choice, why)
                : Visit.stay(visit.at().holding(TOLD + choice.action() + ":" + choice.target()),
                        new HostAct.Forget(MOMENT), new HostAct.Forget(TOO_LATE), new HostAct.Explain(why),
                        say(SAID, language, answer.say()));
    }

    /** The caller goes on once it has heard what the program says. */
    private HostReply telling(String choice, HostInput input) {
        int colon = choice.indexOf(':');
        return input instanceof HostInput.Said said && said.prompt().equals(SAID)
                ? on(new Menu.Choice(
                        Menu.Action.valueOf(choice.substring(0, colon)), choice.substring(colon + 1)), "")
                : same();
    }

    private HostReply on(Menu.Choice choice, String why) {
        return done(visit.at(visit.at().holding("")).go(choice, why), why);
    }

    /** The caller goes where the menu sends those about whom nothing is said. */
    private HostReply failed(String webhook, String trouble) {
        LOG.nothingSaid(visit.view().question().call().value(), webhook, visit.view().question().tenant().name(),
                visit.at().menu(), trouble);
        String why = "webhook " + webhook + ": " + trouble;
        Visit next = visit.at(visit.at().holding(""));
        Menu.Choice otherwise = visit.menu().onFailure();
        return otherwise.action() == Menu.Action.REPEAT
                ? done(next.unavailable(), why) : done(next.go(otherwise, why), why);
    }

    /** Nothing is waited for any more. @param why for the record where the reply does not say it */
    private static HostReply done(HostReply reply, String why) {
        if (!(reply instanceof HostReply.Stay stay)) {
            return reply;
        }
        List<HostAct> acts = new ArrayList<>();
        acts.add(new HostAct.Forget(MOMENT));
        acts.add(new HostAct.Forget(TOO_LATE));
        if (!why.isEmpty()) {
            acts.add(new HostAct.Explain(why));
        }
        acts.addAll(stay.acts());
        return new HostReply.Stay(stay.noted(), acts);
    }
}
