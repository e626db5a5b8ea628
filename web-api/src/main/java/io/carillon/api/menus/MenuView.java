package io.carillon.api.menus;

import io.carillon.directory.Permission;
import io.carillon.menu.Menu;
import io.carillon.trunk.Stored;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A menu; its fields are those of MenuBody. */
@Schema(name = "Menu")
public record MenuView(
        String number,
        boolean enabled,
        String title,
        String language,
        List<GreetingItem> greeting,
        List<MenuKey> keys,
        boolean dialByExtension,
        int keySeconds,
        int moreSeconds,
        int tries,
        MenuChoice onTimeout,
        MenuChoice onInvalid,
        MenuChoice onFailure,
        Permission permission,
        Instant createdAt,
        Instant changedAt) {

    /** What is shown of one. */
    public static MenuView of(Stored<Menu> stored) {
        Menu menu = stored.settings();
        return new MenuView(
                stored.name(),
                menu.enabled(),
                menu.title(),
                menu.language(),
                menu.greeting().stream().map(GreetingItem::of).toList(),
                menu.keysInOrder().entrySet().stream()
                        .map(key -> new MenuKey(String.valueOf(key.getKey()), key.getValue().action(),
                                MenuChoice.of(key.getValue()).target()))
                        .toList(),
                menu.dialByExtension(),
                menu.patience().keySeconds(),
                menu.patience().moreSeconds(),
                menu.patience().tries(),
                MenuChoice.of(menu.onTimeout()),
                MenuChoice.of(menu.onInvalid()),
                MenuChoice.of(menu.onFailure()),
                menu.permission(),
                stored.createdAt(),
                stored.changedAt());
    }
}
