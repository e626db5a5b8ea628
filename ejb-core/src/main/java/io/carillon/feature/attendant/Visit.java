package io.carillon.feature.attendant;

import io.carillon.call.HostAct;
import io.carillon.call.HostInput;
import io.carillon.call.HostReply;
import io.carillon.contract.Cause;
import io.carillon.contract.Prompt;
import io.carillon.contract.PromptItem;
import io.carillon.dialplan.TenantNumbers;
import io.carillon.feature.HostView;
import io.carillon.menu.Menu;
import io.carillon.menu.MenuPrograms;
import io.carillon.menu.MenuQuestion.Because;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One input of one caller of a menu. */
record Visit(HostView view, MenuPrograms programs, Menu menu, Progress at) {
    static final int MOST_DEPTH = 8;
    static final int MOST_CHOICES = 40;

    /** Recordings of every language. */
    private static final PromptItem INVALID = new PromptItem.File("invalid");
    private static final PromptItem NOTHING_HEARD = new PromptItem.File("nothing-heard");
    private static final PromptItem NOT_AVAILABLE = new PromptItem.File("not-available");
    private static final PromptItem GOODBYE = new PromptItem.File("goodbye");

    private static final String GREETING = "greeting";
    private static final String BYE = "goodbye";
    private static final String KEY = "key";
    private static final String MORE = "more";

    /** What was chosen, and how. */
    private record Chosen(Menu.Choice choice, Because because, String pressed) {}

    static HostReply bye(String language, Progress at) {
        Prompt prompt = new Prompt(BYE, language, List.of(GOODBYE), false, 1);
        return new HostReply.Stay(at.text(), List.of(
                new HostAct.Forget(KEY), new HostAct.Forget(MORE), new HostAct.Say(prompt)));
    }

    /** The same caller, further on. */
    Visit at(Progress next) {
        return new Visit(view, programs, menu, next);
    }

    HostReply hear(HostInput input) {
        if (input instanceof HostInput.Entered) {
            return greet(at, null);
        }
        if (input instanceof HostInput.Said said && said.prompt().equals(BYE)) {
            return new HostReply.Leave(Cause.NORMAL_CLEARING);
        }
        if (!at.pending().isEmpty()) {
            return new Pending(this).hear(input);
        }
        if (input instanceof HostInput.Pressed pressed) {
            return pressed(pressed.key());
        }
        if (input instanceof HostInput.Said said) {
            return said(said);
        }
        if (input instanceof HostInput.TimedOut timer) {
            return timer.timer().equals(MORE) ? decide(at.typed()) : timer.timer().equals(KEY) ? silent() : stay(at);
        }
        return input instanceof HostInput.CameBack ? greet(at, NOT_AVAILABLE) : stay(at);
    }

    private HostReply said(HostInput.Said said) {
        boolean waits = said.prompt().equals(GREETING) && at.typed().isEmpty();
        return waits
                ? stay(at, new HostAct.Wait(KEY, Duration.ofSeconds(menu.patience().keySeconds())))
                : stay(at);
    }

    static HostReply stay(Progress next, HostAct... acts) {
        return new HostReply.Stay(next.text(), List.of(acts));
    }

    /** The greeting, after something that the caller must know first. */
    private HostReply greet(Progress next, PromptItem before) {
        List<PromptItem> items = new ArrayList<>();
        if (before != null) {
            items.add(before);
        }
        items.addAll(menu.greeting());
        return ask(next, menu.language(), items);
    }

    /** The caller hears this and presses a key. */
    HostReply ask(Progress next, String language, List<PromptItem> items, HostAct... more) {
        List<HostAct> acts = new ArrayList<>(List.of(more));
        acts.add(new HostAct.Forget(KEY));
        acts.add(new HostAct.Forget(MORE));
        acts.add(new HostAct.Say(new Prompt(GREETING, language, items)));
        return new HostReply.Stay(next.text(), acts);
    }

    private HostReply silent() {
        Progress next = at.again();
        return next.tries() >= menu.patience().tries()
                ? follow(new Chosen(menu.onTimeout(), Because.TIMEOUT, "")) : greet(next, NOTHING_HEARD);
    }

    private HostReply invalid(String typed) {
        Progress next = at.again();
        return next.tries() >= menu.patience().tries()
                ? follow(new Chosen(menu.onInvalid(), Because.INVALID, typed)) : greet(next, INVALID);
    }

    private HostReply pressed(char key) {
        if (key == '#' && !at.typed().isEmpty()) {
            return decide(at.typed());
        }
        String typed = at.typed() + key;
        boolean extensionMayFollow = menu.dialByExtension() && isBeginning(typed);
        if (!extensionMayFollow) {
            return decide(typed);
        }
        return stay(at.typing(typed), new HostAct.Forget(KEY),
                new HostAct.Wait(MORE, Duration.ofSeconds(menu.patience().moreSeconds())));
    }

    /** Whether an extension has a longer number that begins so. */
    private boolean isBeginning(String typed) {
        return view.dialplan().directory().page(view.question().tenant(), typed, 1).stream()
                .anyMatch(next -> next.number().startsWith(typed));
    }

    /** No more keys are expected. */
    private HostReply decide(String typed) {
        Menu.Choice choice = typed.length() == 1 ? menu.keys().get(typed.charAt(0)) : null;
        if (choice != null) {
            return follow(new Chosen(choice, Because.KEY, typed));
        }
        boolean extension = menu.dialByExtension() && view.dialplan().directory()
                .find(view.question().tenant(), typed)
                .filter(subscriber -> subscriber.extension().enabled())
                .isPresent();
        return extension
                ? follow(new Chosen(new Menu.Choice(Menu.Action.NUMBER, typed), Because.KEY, typed)) : invalid(typed);
    }

    private HostReply follow(Chosen chosen) {
        Visit further = at(at.pressed(chosen.pressed()));
        return chosen.choice().action() == Menu.Action.WEBHOOK && at.choices() < MOST_CHOICES
                ? new Pending(further).begin(chosen.choice().target(), chosen.because(), chosen.pressed())
                : further.go(chosen.choice(), "");
    }

    /** @param why in words, beside what was pressed */
    HostReply go(Menu.Choice choice, String why) {
        if (at.choices() >= MOST_CHOICES) {
            return bye(menu.language(), at);
        }
        return switch (choice.action()) {
            case NUMBER -> send(choice.target(), why);
            case MENU -> descend(choice.target());
            case EXTERNAL -> sendOutside(choice.target(), why);
            case NAME -> send(Menu.NAMES, why);
            case REPEAT -> greet(at.chosen(), null);
            case HANG_UP -> bye(menu.language(), at);
            // what a program says is no other program
            case WEBHOOK -> unavailable();
        };
    }

    /** Nobody takes the caller there; it is asked again. */
    HostReply unavailable() {
        return greet(at.chosen(), NOT_AVAILABLE);
    }

    /** Whether a choice leads somewhere at this moment. */
    boolean leads(Menu.Choice choice) {
        return switch (choice.action()) {
            case NUMBER -> isOurs(choice.target());
            case MENU -> view.inside().hosted(choice.target(), Menu.class).isPresent();
            case EXTERNAL -> !isForHelp(choice.target());
            case NAME, REPEAT, HANG_UP -> true;
            case WEBHOOK -> false;
        };
    }

    private TenantNumbers numbers() {
        return view.dialplan().outside().of(view.question().tenant());
    }

    private boolean isOurs(String number) {
        return view.dialplan().find(view.question().tenant(), number).isPresent()
                || view.inside().owner(number).isPresent();
    }

    /** Help is sent to who calls for it, and where a caller from outside is nobody knows. */
    private boolean isForHelp(String number) {
        return numbers().emergency().find(number) != null;
    }

    /** What is no number of the house is not available: nobody gets out of it through the numbers of a menu. */
    private HostReply send(String number, String why) {
        return isOurs(number)
                ? new HostReply.SendTo(number, at.chosen().text(), menu.language(), "", why)
                : unavailable();
    }

    /** The menu answers for the call, whoever the caller is. */
    private HostReply sendOutside(String number, String why) {
        return isForHelp(number)
                ? unavailable()
                : new HostReply.SendTo(number, at.chosen().text(), menu.language(), at.menu(), why);
    }

    private HostReply descend(String number) {
        Optional<Menu> next = view.inside().hosted(number, Menu.class);
        if (next.isEmpty()) {
            return unavailable();
        }
        Progress below = at.into(number);
        return below.depth() > MOST_DEPTH
                ? bye(menu.language(), at)
                : new Visit(view, programs, next.get(), below).greet(below, null);
    }
}
