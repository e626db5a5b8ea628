package io.carillon.directory;

import io.carillon.contract.Tenant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What extensions, forwarding and accounts must look like. Collects everything that is wrong before it complains. */
final class Rules {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{2,15}");
    private static final Pattern TARGET = Pattern.compile("\\+?[0-9*#]{1,32}");
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9._@-]{3,64}");
    private static final int SECRET_MIN = 12;
    private static final int SECRET_MAX = 128;

    private final Map<String, List<String>> wrong = new LinkedHashMap<>();

    private Rules() {}

    static void check(NewExtension asked) {
        Rules rules = new Rules();
        rules.unless(asked.number() != null && NUMBER.matcher(asked.number()).matches(), "number",
                "must be 2 to 15 digits");
        rules.displayName(asked.displayName());
        if (asked.secret() != null && !asked.secret().isEmpty()) {
            rules.secret("password", asked.secret());
        }
        rules.end();
    }

    static void check(ChangedExtension asked) {
        Rules rules = new Rules();
        rules.displayName(asked.displayName());
        rules.end();
    }

    static void checkSecret(String secret) {
        Rules rules = new Rules();
        rules.secret("password", secret);
        rules.end();
    }

    static void check(CallForwarding asked, String ownNumber) {
        Rules rules = new Rules();
        rules.target("all", asked.all(), ownNumber);
        rules.target("busy", asked.busy(), ownNumber);
        rules.target("noAnswer", asked.noAnswer(), ownNumber);
        rules.target("unreachable", asked.unreachable(), ownNumber);
        rules.unless(asked.busyAt() >= 0 && asked.busyAt() <= 100, "busyAt", "must be 0 to 100");
        int seconds = asked.noAnswerSeconds();
        rules.unless(seconds >= 5 && seconds <= 180, "noAnswerSeconds", "must be 5 to 180");
        rules.end();
    }

    static boolean isUsername(String name) {
        return name != null && USERNAME.matcher(name).matches();
    }

    static void checkUsername(String name) {
        Rules rules = new Rules();
        rules.username(name);
        rules.end();
    }

    private void username(String name) {
        unless(isUsername(name), "username", "must be 3 to 64 characters of a-z 0-9 . _ @ -");
    }

    static void check(NewAccount asked) {
        Rules rules = new Rules();
        rules.username(asked.username());
        rules.password(asked.password());
        rules.roles(asked.roles());
        rules.extension(asked.extension());
        rules.end();
    }

    static void check(ChangedAccount asked) {
        Rules rules = new Rules();
        if (asked.password() != null) {
            rules.password(asked.password());
        }
        rules.roles(asked.roles());
        rules.extension(asked.extension());
        rules.end();
    }

    /** Who runs the server is of its first tenant. */
    static void check(Tenant tenant, Set<String> roles) {
        Rules rules = new Rules();
        rules.unless(!roles.contains(Account.SYSTEM) || tenant.equals(Tenant.DEFAULT), "roles",
                "can have system in the first tenant only");
        rules.end();
    }

    static void checkPassword(char[] password) {
        Rules rules = new Rules();
        rules.password(password);
        rules.end();
    }

    private void displayName(String name) {
        unless(name.codePointCount(0, name.length()) <= 80 && name.length() <= 80, "displayName",
                "must have at most 80 characters");
        unless(name.codePoints().noneMatch(Rules::isControl), "displayName", "must not contain control characters");
    }

    /** Controls, line separators, invisible direction marks and halves of a pair. */
    private static boolean isControl(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private void secret(String field, String secret) {
        length(field, secret.length(), SECRET_MAX);
        unless(secret.chars().noneMatch(Character::isISOControl), field, "must not contain control characters");
    }

    private void password(char[] password) {
        if (password == null) {
            unless(false, "password", "must not be missing");
        } else {
            length("password", password.length, Passwords.MOST_BYTES);
            unless(
                    Passwords.fits(password),
                    "password",
                    "must have at most " + Passwords.MOST_BYTES + " bytes in UTF-8");
        }
    }

    private void length(String field, int length, int most) {
        unless(
                length >= SECRET_MIN && length <= most,
                field,
                "must have " + SECRET_MIN + " to " + most + " characters");
    }

    private void target(String field, String target, String ownNumber) {
        if (target.isEmpty()) {
            return;
        }
        unless(TARGET.matcher(target).matches(), field, "must be 1 to 32 of 0-9 * #, with or without a leading +");
        unless(!target.equals(ownNumber), field, "must not be the extension itself");
    }

    private void roles(Set<String> roles) {
        unless(!roles.isEmpty(), "roles", "must name at least one role");
        unless(Account.ROLES.containsAll(roles), "roles", "must be of admin, supervisor, user, auditor, system");
    }

    private void extension(String number) {
        unless(number == null || NUMBER.matcher(number).matches(), "extension", "must be 2 to 15 digits");
    }

    private void unless(boolean holds, String field, String message) {
        if (!holds) {
            wrong.computeIfAbsent(field, name -> new ArrayList<>()).add(message);
        }
    }

    private void end() {
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
    }
}
