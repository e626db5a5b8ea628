package io.carillon.feature.names;

import io.carillon.call.HostAct;
import io.carillon.call.HostInput;
import io.carillon.call.HostReply;
import io.carillon.contract.Cause;
import io.carillon.contract.Prompt;
import io.carillon.contract.PromptItem;
import io.carillon.dialplan.FeatureCode;
import io.carillon.dialplan.Match;
import io.carillon.directory.Extension;
import io.carillon.feature.HostView;
import io.carillon.feature.HostingFeature;
import io.carillon.menu.Menu;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks for a name and connects to whoever has it. */
@Dependent
public class NameDialing implements HostingFeature {
    static final String ID = "dial-by-name";
    /** What is dialled for it. */
    static final String CODE = Menu.NAMES;

    private static final String ASK = "ask";
    private static final String OFFER = "offer";
    private static final String BYE = "bye";
    private static final String MORE = "more";
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration BETWEEN_KEYS = Duration.ofSeconds(3);
    private static final int MOST_OFFERED = 8;
    private static final int MOST_TRIES = 3;
    private static final int MOST_EXTENSIONS = 100_000;

    /**
     * How far a caller is; written {@code tries;keys;chosen,from,these;language}.
     *
     * @param tries names in vain
     * @param keys pressed so far
     * @param offered extensions to choose from, none while keys are pressed
     * @param language of the menu that the caller comes from, empty for its own
     */
    private record At(int tries, String keys, List<String> offered, String language) {
        static At of(String noted) {
            if (noted.isEmpty()) {
                return in("");
            }
            String[] parts = noted.split(";", -1);
            return new At(Integer.parseInt(parts[0]), parts[1],
                    parts[2].isEmpty() ? List.of() : List.of(parts[2].split(",")), parts.length > 3 ? parts[3] : "");
        }

        static At in(String language) {
            return new At(0, "", List.of(), language);
        }

        String text() {
            return tries + ";" + keys + ";" + String.join(",", offered) + ";" + language;
        }

        At asked() {
            return new At(tries, "", List.of(), language);
        }

        At inVain() {
            return new At(tries + 1, "", List.of(), language);
        }

        At typed(char key) {
            return new At(tries, keys + key, List.of(), language);
        }

        At offering(List<String> found) {
            return new At(tries, keys, found, language);
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<FeatureCode> codes() {
        return List.of(new FeatureCode(CODE + " dials by name", new Match.Exact(CODE), ID));
    }

    @Override
    public HostReply hear(HostView view, HostInput input) {
        At at = At.of(view.question().noted());
        if (input instanceof HostInput.Entered entered) {
            return ask(view, At.in(entered.language()), null);
        }
        if (input instanceof HostInput.Pressed pressed) {
            return at.offered().isEmpty() ? spelled(view, at, pressed.key()) : chosen(view, at, pressed.key());
        }
        if (input instanceof HostInput.Said said) {
            return said.prompt().equals(BYE) ? new HostReply.Leave(Cause.NORMAL_CLEARING) : wait(at, PATIENCE);
        }
        if (input instanceof HostInput.TimedOut) {
            return at.keys().isEmpty() || !at.offered().isEmpty() ? inVain(view, at) : found(view, at);
        }
        return input instanceof HostInput.CameBack
                ? ask(view, at.inVain(), new PromptItem.File("not-available"))
                : new HostReply.Stay(at.text(), List.of());
    }

    private static HostReply say(HostView view, At next, String prompt, List<PromptItem> items) {
        String language = next.language().isEmpty() ? view.language() : next.language();
        return new HostReply.Stay(next.text(), List.of(
                new HostAct.Forget(MORE), new HostAct.Say(new Prompt(prompt, language, items))));
    }

    private static HostReply wait(At at, Duration lasting) {
        return new HostReply.Stay(at.text(), List.of(new HostAct.Wait(MORE, lasting)));
    }

    /** Asks for a name, after something that the caller must know first. */
    private static HostReply ask(HostView view, At next, PromptItem before) {
        if (next.tries() >= MOST_TRIES) {
            return say(view, next, BYE, List.of(new PromptItem.File("goodbye")));
        }
        List<PromptItem> items = new ArrayList<>();
        if (before != null) {
            items.add(before);
        }
        items.add(new PromptItem.File("name-spell"));
        return say(view, next, ASK, items);
    }

    private static HostReply inVain(HostView view, At at) {
        return ask(view, at.inVain(), new PromptItem.File("nothing-heard"));
    }

    private static HostReply spelled(HostView view, At at, char key) {
        if (key == '#') {
            return at.keys().isEmpty() ? inVain(view, at) : found(view, at);
        }
        if (key == '*') {
            return ask(view, at.asked(), null);
        }
        return key >= '2' && key <= '9' && at.keys().length() < 30
                ? wait(at.typed(key), BETWEEN_KEYS)
                : new HostReply.Stay(at.text(), List.of());
    }

    /** Nobody, somebody, or several who are offered. */
    private static HostReply found(HostView view, At at) {
        List<Extension> found = view.dialplan().directory()
                .page(view.question().tenant(), null, MOST_EXTENSIONS).stream()
                .filter(Extension::enabled)
                .filter(extension -> !extension.number().equals(view.question().caller()))
                .filter(extension -> Spelling.begins(extension.displayName(), at.keys()))
                .limit(MOST_OFFERED)
                .toList();
        if (found.isEmpty()) {
            return ask(view, at.inVain(), new PromptItem.File("name-none"));
        }
        List<PromptItem> items = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            items.add(new PromptItem.Text(found.get(i).displayName()));
            items.add(new PromptItem.File("name-press"));
            items.add(new PromptItem.Number(i + 1));
        }
        return say(view, at.offering(found.stream().map(Extension::number).toList()), OFFER, items);
    }

    private static HostReply chosen(HostView view, At at, char key) {
        int index = key - '1';
        if (index >= 0 && index < at.offered().size()) {
            return new HostReply.SendTo(at.offered().get(index), at.asked().text());
        }
        return key == '*' ? ask(view, at.asked(), null) : new HostReply.Stay(at.text(), List.of());
    }
}
