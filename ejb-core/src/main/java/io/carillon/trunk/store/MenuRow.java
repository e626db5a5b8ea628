package io.carillon.trunk.store;

import io.carillon.contract.PromptItem;
import io.carillon.directory.Permission;
import io.carillon.menu.Menu;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A menu; the name is the number that reaches it. Its keys stand in one column, {@code key=ACTION:target} each, its greeting
 * in another, one item on a line.
 */
@Entity
@Table(name = "menu")
class MenuRow extends NamedRow<Menu> {
    private static final String FILE = "file ";
    private static final String TEXT = "text ";
    private static final String SILENCE = "silence ";

    private boolean enabled;
    private String title;
    private String language;
    private String greeting;

    @Column(name = "menu_keys")
    private String keys;

    @Column(name = "dial_by_extension")
    private boolean dialByExtension;

    @Column(name = "key_seconds")
    private int keySeconds;

    @Column(name = "more_seconds")
    private int moreSeconds;

    private int tries;

    @Column(name = "on_timeout")
    private String onTimeout;

    @Column(name = "on_invalid")
    private String onInvalid;

    @Column(name = "on_failure")
    private String onFailure;

    @Enumerated(EnumType.STRING)
    private Permission permission;

    @Override
    void take(Menu menu) {
        enabled = menu.enabled();
        title = menu.title();
        language = menu.language();
        greeting = String.join("\n", menu.greeting().stream().map(MenuRow::line).toList());
        List<String> all = new ArrayList<>();
        menu.keysInOrder().forEach((key, choice) -> all.add(key + "=" + text(choice)));
        keys = joined(all);
        dialByExtension = menu.dialByExtension();
        keySeconds = menu.patience().keySeconds();
        moreSeconds = menu.patience().moreSeconds();
        tries = menu.patience().tries();
        onTimeout = text(menu.onTimeout());
        onInvalid = text(menu.onInvalid());
        onFailure = text(menu.onFailure());
        permission = menu.permission();
    }

    @Override
    Menu settings() {
        Map<Character, Menu.Choice> choices = new HashMap<>();
        for (String key : split(keys)) {
            choices.put(key.charAt(0), choice(key.substring(2)));
        }
        return new Menu(enabled, title, language, greeting.lines().map(MenuRow::item).toList(), choices,
                dialByExtension, new Menu.Patience(keySeconds, moreSeconds, tries), choice(onTimeout),
                choice(onInvalid), choice(onFailure), permission);
    }

    private static String line(PromptItem item) {
        if (item instanceof PromptItem.File file) {
            return FILE + file.name();
        }
        return item instanceof PromptItem.Text text
                ? TEXT + text.words()
                : SILENCE + ((PromptItem.Silence) item).lasting().toMillis();
    }

    private static PromptItem item(String line) {
        if (line.startsWith(FILE)) {
            return new PromptItem.File(line.substring(FILE.length()));
        }
        return line.startsWith(TEXT)
                ? new PromptItem.Text(line.substring(TEXT.length()))
                : new PromptItem.Silence(Duration.ofMillis(Long.parseLong(line.substring(SILENCE.length()))));
    }

    private static String text(Menu.Choice choice) {
        return choice.action() + ":" + choice.target();
    }

    private static Menu.Choice choice(String text) {
        int colon = text.indexOf(':');
        return new Menu.Choice(Menu.Action.valueOf(text.substring(0, colon)), text.substring(colon + 1));
    }
}
