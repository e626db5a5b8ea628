package io.carillon.api.menus;

import io.carillon.api.problem.Problems;
import io.carillon.menu.Menu;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What becomes of a caller.
 *
 * @param action NUMBER takes it to a number of the house, MENU to another menu, EXTERNAL to a number outside, WEBHOOK asks a
 *     program, NAME asks for the name of whom it wants, REPEAT says the greeting again, HANG_UP says good-bye
 * @param target the number, the menu or the name of the webhook
 */
@Schema(name = "MenuChoice")
public record MenuChoice(Menu.Action action, @Schema(examples = "1001") String target) {
    static MenuChoice of(Menu.Choice choice) {
        return new MenuChoice(choice.action(), choice.target().isEmpty() ? null : choice.target());
    }

    static Menu.Choice choice(MenuChoice sent, String field) {
        if (sent == null) {
            return Menu.Choice.HANG_UP;
        }
        if (sent.action() == null) {
            throw Problems.invalidField(field, "needs an action");
        }
        return new Menu.Choice(sent.action(), sent.target() == null ? "" : sent.target());
    }
}
