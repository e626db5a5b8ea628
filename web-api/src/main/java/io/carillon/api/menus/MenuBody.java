package io.carillon.api.menus;

import io.carillon.api.problem.Problems;
import io.carillon.contract.PromptItem;
import io.carillon.directory.Permission;
import io.carillon.menu.Menu;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A menu as it shall be.
 *
 * @param number that reaches it; needed to create it, later it stays
 * @param enabled whether the number reaches it; true when absent
 * @param title what people call it
 * @param language in which it speaks: en, de, fr or es; en when absent
 * @param greeting what it says; the recording {@code welcome} when absent
 * @param keys what keys do; none when absent
 * @param dialByExtension whether a caller may press the number of an extension instead; false when absent
 * @param keySeconds how long it waits for the first key after the greeting; 6 when absent
 * @param moreSeconds how long it waits for each further key of a number; 3 when absent
 * @param tries how often a caller is asked; 3 when absent
 * @param onTimeout what it does with a caller who never presses anything; good-bye when absent
 * @param onInvalid what it does with a caller who presses nothing but keys that mean nothing; good-bye when absent
 * @param onFailure what it does with a caller when a program that is asked does not say; asked again when absent
 * @param permission how far it may call for numbers outside; INTERNAL when absent
 */
@Schema(name = "MenuBody")
public record MenuBody(
        @Schema(examples = "5000") String number,
        @Schema(defaultValue = "true") Boolean enabled,
        @NotNull @Size(max = 80) @Schema(examples = "Reception") String title,
        @Schema(defaultValue = "en") String language,
        List<GreetingItem> greeting,
        List<MenuKey> keys,
        @Schema(defaultValue = "false") Boolean dialByExtension,
        @Schema(defaultValue = "6") Integer keySeconds,
        @Schema(defaultValue = "3") Integer moreSeconds,
        @Schema(defaultValue = "3") Integer tries,
        MenuChoice onTimeout,
        MenuChoice onInvalid,
        MenuChoice onFailure,
        @Schema(defaultValue = "INTERNAL") Permission permission) {
    private static final List<PromptItem> WELCOME = List.of(new PromptItem.File("welcome"));

    /** What is stored of it. */
    public Menu menu() {
        return new Menu(
                enabled == null || enabled,
                title,
                language == null ? "en" : language,
                greeting == null ? WELCOME : greeting.stream().map(GreetingItem::item).toList(),
                choices(),
                dialByExtension != null && dialByExtension,
                new Menu.Patience(or(keySeconds, 6), or(moreSeconds, 3), or(tries, 3)),
                MenuChoice.choice(onTimeout, "onTimeout"),
                MenuChoice.choice(onInvalid, "onInvalid"),
                onFailure == null ? Menu.Choice.REPEAT : MenuChoice.choice(onFailure, "onFailure"),
                permission == null ? Permission.INTERNAL : permission);
    }

    private Map<Character, Menu.Choice> choices() {
        Map<Character, Menu.Choice> choices = new HashMap<>();
        for (MenuKey key : keys == null ? List.<MenuKey>of() : keys) {
            if (key.key() == null || key.key().length() != 1) {
                throw Problems.invalidField("keys", "a key is one of 0 to 9, * and #");
            }
            if (choices.put(key.key().charAt(0), MenuChoice.choice(key.choice(), "keys")) != null) {
                throw Problems.invalidField("keys", "key " + key.key() + " does two things");
            }
        }
        return choices;
    }

    private static int or(Integer sent, int otherwise) {
        return sent == null ? otherwise : sent;
    }
}
