package io.carillon.feature.attendant;

import io.carillon.call.HostAct;
import io.carillon.call.HostInput;
import io.carillon.call.HostReply;
import io.carillon.contract.Cause;
import io.carillon.contract.Prompt;
import io.carillon.contract.PromptItem;
import io.carillon.dialplan.FeatureCode;
import io.carillon.feature.HostView;
import io.carillon.feature.HostingFeature;
import io.carillon.menu.Menu;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks callers where they want to go, by the menus of the dialplan. */
@Dependent
public class AutoAttendant implements HostingFeature {
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

    @Override
    public String id() {
        return Menu.FEATURE;
    }

    @Override
    public List<FeatureCode> codes() {
        return List.of();
    }

    @Override
    public HostReply hear(HostView view, HostInput input) {
        Progress at = view.question().noted().isEmpty()
                ? Progress.in(view.question().argument())
                : Progress.of(view.question().noted());
        Optional<Menu> menu = view.inside().hosted(at.menu(), Menu.class);
        if (menu.isEmpty()) {
            return input instanceof HostInput.Said ? new HostReply.Leave(Cause.NORMAL_CLEARING) : bye(view.language(), at);
        }
        return new Visit(view, menu.get(), at).hear(input);
    }

    private static HostReply bye(String language, Progress at) {
        Prompt prompt = new Prompt(BYE, language, List.of(GOODBYE), false, 1);
        return new HostReply.Stay(at.text(), List.of(
                new HostAct.Forget(KEY), new HostAct.Forget(MORE), new HostAct.Say(prompt)));
    }

    /** One input of one caller. */
    private record Visit(HostView view, Menu menu, Progress at) {
        HostReply hear(HostInput input) {
            if (input instanceof HostInput.Entered) {
                return greet(at, null);
            }
            if (input instanceof HostInput.Pressed pressed) {
                return pressed(pressed.key());
            }
            if (input instanceof HostInput.Said said) {
                return said(said);
            }
            if (input instanceof HostInput.TimedOut timer) {
                return timer.timer().equals(MORE) ? decide(at.typed()) : silent();
            }
            return input instanceof HostInput.CameBack ? greet(at, NOT_AVAILABLE) : stay(at);
        }

        private HostReply said(HostInput.Said said) {
            if (said.prompt().equals(BYE)) {
                return new HostReply.Leave(Cause.NORMAL_CLEARING);
            }
            return at.typed().isEmpty()
                    ? stay(at, new HostAct.Wait(KEY, Duration.ofSeconds(menu.patience().keySeconds())))
                    : stay(at);
        }

        private static HostReply stay(Progress next, HostAct... acts) {
            return new HostReply.Stay(next.text(), List.of(acts));
        }

        /** The greeting, after something that the caller must know first. */
        private HostReply greet(Progress next, PromptItem before) {
            List<PromptItem> items = new ArrayList<>();
            if (before != null) {
                items.add(before);
            }
            items.addAll(menu.greeting());
            return stay(next, new HostAct.Forget(KEY), new HostAct.Forget(MORE),
                    new HostAct.Say(new Prompt(GREETING, menu.language(), items)));
        }

        private HostReply silent() {
            Progress next = at.again();
            return next.tries() >= menu.patience().tries() ? follow(menu.onTimeout()) : greet(next, NOTHING_HEARD);
        }

        private HostReply invalid() {
            Progress next = at.again();
            return next.tries() >= menu.patience().tries() ? follow(menu.onInvalid()) : greet(next, INVALID);
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
                return follow(choice);
            }
            boolean extension = menu.dialByExtension() && view.dialplan().directory()
                    .find(view.question().tenant(), typed)
                    .filter(subscriber -> subscriber.extension().enabled())
                    .isPresent();
            return extension ? follow(new Menu.Choice(Menu.Action.NUMBER, typed)) : invalid();
        }

        private HostReply follow(Menu.Choice choice) {
            if (at.choices() >= MOST_CHOICES) {
                return bye(menu.language(), at);
            }
            return switch (choice.action()) {
                case NUMBER -> send(choice.target());
                case MENU -> descend(choice.target());
                case NAME -> send(Menu.NAMES);
                case REPEAT -> greet(at.chosen(), null);
                case HANG_UP -> bye(menu.language(), at);
            };
        }

        /** What is no number of the house is not available: nobody gets out of it through a menu. */
        private HostReply send(String number) {
            boolean ours = view.dialplan().find(view.question().tenant(), number).isPresent()
                    || view.inside().owner(number).isPresent();
            return ours
                    ? new HostReply.SendTo(number, at.chosen().text(), menu.language())
                    : greet(at.chosen(), NOT_AVAILABLE);
        }

        private HostReply descend(String number) {
            Optional<Menu> next = view.inside().hosted(number, Menu.class);
            if (next.isEmpty()) {
                return greet(at.chosen(), NOT_AVAILABLE);
            }
            Progress below = at.into(number);
            return below.depth() > MOST_DEPTH
                    ? bye(menu.language(), at)
                    : new Visit(view, next.get(), below).greet(below, null);
        }
    }
}
