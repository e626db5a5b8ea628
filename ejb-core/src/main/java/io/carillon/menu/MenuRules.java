package io.carillon.menu;

import io.carillon.contract.PromptItem;
import io.carillon.contract.Tenant;
import io.carillon.directory.Permission;
import io.carillon.mailbox.Mailbox;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a menu must be like. */
public final class MenuRules {
    static final Set<String> LANGUAGES = Set.of("en", "de", "fr", "es");
    static final Pattern NUMBER = Pattern.compile("[0-9]{2,15}");
    private static final Pattern OUTSIDE = Pattern.compile("\\+?[0-9]{2,18}");
    private static final Pattern FILE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,31}(/[a-z0-9][a-z0-9_-]{0,31})?");
    private static final String KEYS = "0123456789*#";
    private static final int MOST_ITEMS = 20;
    private static final int MOST_WORDS = 500;
    private static final int MOST_TEXT = 3_500;

    private final Tenant tenant;
    private final Predicate<String> isMenu;
    private final Predicate<String> isWebhook;

    /** Takes note of what is wrong. */
    @FunctionalInterface
    public interface Faults {
        void unless(boolean good, String field, String message);
    }

    /**
     * Rules for the menus of a house.
     *
     * @param tenant whose menus, and whose recordings they may play beside those that are for all
     * @param isMenu whether a menu has a number
     * @param isWebhook whether a webhook has a name
     */
    public MenuRules(Tenant tenant, Predicate<String> isMenu, Predicate<String> isWebhook) {
        this.tenant = tenant;
        this.isMenu = isMenu;
        this.isWebhook = isWebhook;
    }

    /** @param number that reaches it, which nobody else has */
    public void check(String number, Menu menu, Faults faults) {
        faults.unless(menu.title().length() <= 80 && isPlain(menu.title()), "title", "must be up to 80 characters");
        faults.unless(LANGUAGES.contains(menu.language()), "language", "must be en, de, fr or es");
        greeting("greeting", menu.greeting(), faults);
        for (Map.Entry<Character, Menu.Choice> key : menu.keys().entrySet()) {
            faults.unless(KEYS.indexOf(key.getKey()) >= 0, "keys", "a key is one of " + KEYS);
            choice(number, key.getValue(), "keys", faults);
        }
        choice(number, menu.onTimeout(), "onTimeout", faults);
        choice(number, menu.onInvalid(), "onInvalid", faults);
        choice(number, menu.onFailure(), "onFailure", faults);
        faults.unless(menu.onFailure().action() != Menu.Action.WEBHOOK, "onFailure", "cannot be to ask a program");
        faults.unless(menu.permission() != Permission.INTERNAL || menu.choices().stream()
                .noneMatch(choice -> choice.action() == Menu.Action.EXTERNAL), "permission",
                "must be more than INTERNAL for a menu with a number outside");
        faults.unless(menu.onTimeout().action() != Menu.Action.REPEAT, "onTimeout", "cannot be to ask again");
        faults.unless(menu.onInvalid().action() != Menu.Action.REPEAT, "onInvalid", "cannot be to ask again");
        Menu.Patience patience = menu.patience();
        faults.unless(patience.keySeconds() >= 1 && patience.keySeconds() <= 60, "keySeconds", "must be 1 to 60");
        faults.unless(patience.moreSeconds() >= 1 && patience.moreSeconds() <= 20, "moreSeconds", "must be 1 to 20");
        faults.unless(patience.tries() >= 1 && patience.tries() <= 10, "tries", "must be 1 to 10");
    }

    /** What somebody hears who has not called to hear what others have said. */
    void greeting(String field, List<PromptItem> items, Faults faults) {
        faults.unless(!items.isEmpty() && items.size() <= MOST_ITEMS, field, "must have 1 to " + MOST_ITEMS + " items");
        int length = 0;
        for (PromptItem item : items) {
            if (item instanceof PromptItem.File file) {
                faults.unless(FILE.matcher(file.name()).matches(), field, "a file is named by a-z 0-9 - _ and one /");
                boolean ours = file.name().indexOf('/') < 0 || file.name().startsWith(tenant.name() + "/");
                faults.unless(ours, field, "a recording of your own is named " + tenant.name() + "/NAME");
                length += file.name().length();
            } else if (item instanceof PromptItem.Text text) {
                faults.unless(!text.words().isBlank() && text.words().length() <= MOST_WORDS && isPlain(text.words()),
                        field, "a text has 1 to " + MOST_WORDS + " characters on one line");
                length += text.words().length();
            } else {
                // a plan that is restored could name what callers have said, of whatever house
                faults.unless(item instanceof PromptItem.Silence, field, "is made of recordings, texts and silence");
            }
        }
        faults.unless(length <= MOST_TEXT, field, "has more than " + MOST_TEXT + " characters in all");
    }

    private static boolean isPlain(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    private void choice(String number, Menu.Choice choice, String field, Faults faults) {
        Menu.Action action = choice.action();
        String target = choice.target();
        if (action == Menu.Action.MENU) {
            faults.unless(target.equals(number) || isMenu.test(target), field, "there is no menu " + target);
        } else if (action == Menu.Action.WEBHOOK) {
            faults.unless(isWebhook.test(target), field, "there is no webhook " + target);
        } else if (action == Menu.Action.NUMBER) {
            faults.unless(isSound(choice), field,
                    "a number has 2 to 15 digits, or is " + Mailbox.DIRECT + " and the number of a mailbox");
        } else {
            faults.unless(isSound(choice), field, action == Menu.Action.EXTERNAL
                    ? "a number outside has 2 to 18 digits, with + before" : action + " has no target");
        }
    }

    /** Whether a target looks like one; whether it is there is another question. */
    static boolean isSound(Menu.Choice choice) {
        String target = choice.target();
        return switch (choice.action()) {
            case NUMBER -> NUMBER.matcher(target).matches() || Mailbox.isDirect(target);
            case EXTERNAL -> OUTSIDE.matcher(target).matches();
            case MENU -> NUMBER.matcher(target).matches();
            case WEBHOOK -> !target.isEmpty();
            case NAME, REPEAT, HANG_UP -> target.isEmpty();
        };
    }
}
