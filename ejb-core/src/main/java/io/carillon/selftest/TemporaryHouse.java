package io.carillon.selftest;

import static io.carillon.selftest.SelfTestLog.LOG;

import io.carillon.contract.MediaSecurity;
import io.carillon.contract.PromptItem;
import io.carillon.contract.Tenant;
import io.carillon.directory.Extension;
import io.carillon.directory.Extensions;
import io.carillon.directory.Issued;
import io.carillon.directory.NewExtension;
import io.carillon.directory.store.Check;
import io.carillon.mailbox.Mailbox;
import io.carillon.menu.Menu;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.Stored;
import io.carillon.voicemail.AudioMissing;
import io.carillon.voicemail.Message;
import io.carillon.voicemail.VoicemailDesk;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a self-test has made for itself: each thing is a transaction of its own, and so is its removal. */
final class TemporaryHouse {
    /** What people see in call records. */
    static final String NAME = "Self-test (temporary)";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String BEFORE_ALL = "89999999";
    private static final String NUMBERS = "9[0-9]{7}";
    private static final int LEAST = 90_000_000;
    private static final int RANGE = 9_999_000;
    private static final int PAGE = 200;

    private final Tenant tenant;
    private final String who;
    private final Doors doors;
    private Issued caller;
    private Issued callee;
    private String menu;

    /** Where things are made and removed. */
    record Doors(Extensions extensions, OutsideDesk desk, VoicemailDesk voicemail) {}

    TemporaryHouse(Tenant tenant, String who, Doors doors) {
        this.tenant = tenant;
        this.who = who;
        this.doors = doors;
    }

    Tenant tenant() {
        return tenant;
    }

    Issued caller() {
        return caller;
    }

    Issued callee() {
        return callee;
    }

    String menu() {
        return menu;
    }

    /** Two extensions, a mailbox of the second and a menu that leads to it. */
    void build() {
        int first = LEAST + RANDOM.nextInt(RANGE);
        caller = extension(first);
        callee = extension(first + 1);
        String number = callee.extension().number();
        Mailbox usual = Mailbox.NONE;
        doors.desk().create(tenant, number, new Mailbox(true, usual.reasons(), usual.language(), usual.zone(), "", false,
                true, new Mailbox.Limits(5, 600, 1, 60, 1), usual.mail()), who);
        menu = String.valueOf(first + 2);
        doors.desk().create(tenant, menu, new Menu(true, NAME, "en", List.of(new PromptItem.File("welcome")),
                Map.of('1', new Menu.Choice(Menu.Action.NUMBER, number)), false, new Menu.Patience(20, 3, 3),
                Menu.Choice.HANG_UP, Menu.Choice.HANG_UP), who);
    }

    private Issued extension(int number) {
        return doors.extensions().create(
                tenant, new NewExtension(String.valueOf(number), NAME, null, true, MediaSecurity.OFF), who);
    }

    /** Messages in the mailbox from the caller. */
    List<Message> messages() {
        return doors.voicemail().list(tenant, callee.extension().number());
    }

    /**
     * Removes all there is, of this test and of any before that could not.
     *
     * @return what is still there, one line each
     */
    List<String> remove() {
        List<String> left = new ArrayList<>();
        for (Stored<Menu> one : doors.desk().page(Menu.class, tenant, BEFORE_ALL, PAGE)) {
            if (one.name().matches(NUMBERS) && one.settings().title().equals(NAME)) {
                attempt("menu " + one.name(), left, () -> doors.desk()
                        .delete(Menu.class, tenant, one.name(), new Check(one.version(), who)));
            }
        }
        for (Extension one : doors.extensions().page(tenant, BEFORE_ALL, PAGE)) {
            if (one.number().matches(NUMBERS) && one.displayName().equals(NAME)) {
                removeMailbox(one.number(), left);
                attempt("extension " + one.number(), left, () -> doors.extensions()
                        .delete(tenant, one.number(), one.version(), who));
            }
        }
        return left;
    }

    private void removeMailbox(String number, List<String> left) {
        for (Message message : doors.voicemail().list(tenant, number)) {
            attempt("message " + message.id(), left, () -> doors.voicemail().destroy(message, who));
        }
        Optional<Stored<Mailbox>> mailbox = doors.desk().find(Mailbox.class, tenant, number);
        mailbox.ifPresent(one -> attempt("mailbox " + number, left, () -> doors.desk()
                .delete(Mailbox.class, tenant, number, new Check(one.version(), who))));
    }

    /** Removes one thing. */
    @FunctionalInterface
    private interface Removal {
        void run() throws AudioMissing;
    }

    private static void attempt(String what, List<String> left, Removal removal) {
        try {
            removal.run();
        } catch (RuntimeException | AudioMissing failed) {
            LOG.notRemoved(what, failed.toString());
            left.add(what);
        }
    }
}
