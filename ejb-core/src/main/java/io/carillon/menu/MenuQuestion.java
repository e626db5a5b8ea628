package io.carillon.menu;

import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import java.util.Objects;

/**
 * What becomes of this caller? Asked of a program elsewhere.
 *
 * @param call the call
 * @param tenant its owner
 * @param number which question of the call it is; the answer names it
 * @param webhook who is asked
 * @param caller number of the caller
 * @param menu number of the menu
 * @param title what people call the menu
 * @param language in which the caller is spoken to
 * @param because why it is asked
 * @param pressed the keys that led to the question, empty when none were pressed
 * @param path all keys of the call that have led somewhere, in order, with commas between them
 */
public record MenuQuestion(
        CallId call,
        Tenant tenant,
        int number,
        String webhook,
        String caller,
        String menu,
        String title,
        String language,
        Because because,
        String pressed,
        String path) {
    /** Why a program is asked. */
    public enum Because {
        /** A key means that. */
        KEY,
        /** Nothing was pressed. */
        TIMEOUT,
        /** Nothing was pressed that means anything. */
        INVALID
    }

    public MenuQuestion {
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(webhook, "webhook");
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(menu, "menu");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(because, "because");
        Objects.requireNonNull(pressed, "pressed");
        Objects.requireNonNull(path, "path");
    }
}
