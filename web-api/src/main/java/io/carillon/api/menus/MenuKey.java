package io.carillon.api.menus;

import io.carillon.menu.Menu;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a key does.
 *
 * @param key a digit, * or #
 * @param action NUMBER takes the caller to a number of the house, MENU to another menu, EXTERNAL to a number outside, WEBHOOK
 *     asks a program, NAME asks for the name of whom it wants, REPEAT says the greeting again, HANG_UP says good-bye
 * @param target the number, the menu or the name of the webhook
 */
@Schema(name = "MenuKey")
public record MenuKey(
        @Schema(examples = "1") String key, Menu.Action action, @Schema(examples = "1001") String target) {
    MenuChoice choice() {
        return new MenuChoice(action, target);
    }
}
