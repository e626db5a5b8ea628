package io.carillon.menu;

import io.carillon.contract.PromptItem;
import io.carillon.dialplan.HostedNumber;
import io.carillon.directory.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a caller is asked, and what becomes of the keys it presses. The name it is stored by is the number that reaches it.
 *
 * @param enabled whether the number reaches it
 * @param title what people call it
 * @param language in which it speaks: en, de, fr or es
 * @param greeting what it says
 * @param keys what each key does
 * @param dialByExtension whether a caller may press the number of an extension instead
 * @param patience how long and how often it asks
 * @param onTimeout what it does with a caller who never presses anything
 * @param onInvalid what it does with a caller who presses nothing but keys that mean nothing
 * @param onFailure what it does with a caller when a program that is asked does not say
 * @param permission how far out of the house it may call
 */
public record Menu(
        boolean enabled,
        String title,
        String language,
        List<PromptItem> greeting,
        Map<Character, Choice> keys,
        boolean dialByExtension,
        Patience patience,
        Choice onTimeout,
        Choice onInvalid,
        Choice onFailure,
        Permission permission)
        implements HostedNumber {
    /** The feature that asks its questions. */
    public static final String FEATURE = "auto-attendant";

    /** What is dialled for who asks for names. */
    public static final String NAMES = "*411";

    public Menu {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(language, "language");
        greeting = List.copyOf(greeting);
        keys = Map.copyOf(keys);
        Objects.requireNonNull(patience, "patience");
        Objects.requireNonNull(onTimeout, "onTimeout");
        Objects.requireNonNull(onInvalid, "onInvalid");
        // plans that were stored before there were these do not have them
        onFailure = onFailure == null ? Choice.REPEAT : onFailure;
        permission = permission == null ? Permission.INTERNAL : permission;
    }

    /** One that calls nobody outside. */
    public Menu(
            boolean enabled,
            String title,
            String language,
            List<PromptItem> greeting,
            Map<Character, Choice> keys,
            boolean dialByExtension,
            Patience patience,
            Choice onTimeout,
            Choice onInvalid) {
        this(enabled, title, language, greeting, keys, dialByExtension, patience, onTimeout, onInvalid, Choice.REPEAT,
                Permission.INTERNAL);
    }

    @Override
    public String kind() {
        return "menu";
    }

    @Override
    public String feature() {
        return FEATURE;
    }

    @Override
    public Optional<Permission> reach() {
        return Optional.of(permission);
    }

    /** The keys in a fixed order, for storing and showing. */
    public Map<Character, Choice> keysInOrder() {
        return new TreeMap<>(keys);
    }

    /** All that becomes of callers. */
    public List<Choice> choices() {
        List<Choice> all = new ArrayList<>(keys.values());
        all.addAll(List.of(onTimeout, onInvalid, onFailure));
        return all;
    }

    /** Whether a program is asked about a caller. */
    public boolean asksPrograms() {
        return choices().stream().anyMatch(choice -> choice.action() == Action.WEBHOOK);
    }

    /** What a choice does. */
    public enum Action {
        /** Takes the caller to a number of the house; when nobody takes it there, it is asked again. */
        NUMBER,
        /** Asks the questions of another menu. */
        MENU,
        /** Takes the caller to a number outside, which the menu pays for; when nobody takes it there, it is asked again. */
        EXTERNAL,
        /** Asks a program elsewhere what becomes of the caller. */
        WEBHOOK,
        /** Asks for the name of whom the caller wants. */
        NAME,
        /** Says the greeting again. */
        REPEAT,
        /** Says good-bye. */
        HANG_UP
    }

    /**
     * What becomes of a caller.
     *
     * @param action what is done
     * @param target the number, the menu or the webhook; empty where there is none
     */
    public record Choice(Action action, String target) {
        /** The caller is let go. */
        public static final Choice HANG_UP = new Choice(Action.HANG_UP, "");
        /** The caller is asked again. */
        public static final Choice REPEAT = new Choice(Action.REPEAT, "");

        public Choice {
            Objects.requireNonNull(action, "action");
            Objects.requireNonNull(target, "target");
        }
    }

    /**
     * How long and how often a menu asks.
     *
     * @param keySeconds for the first key after the greeting
     * @param moreSeconds for each further key of a number
     * @param tries how often a caller is asked
     */
    public record Patience(int keySeconds, int moreSeconds, int tries) {}
}
