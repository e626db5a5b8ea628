package io.carillon.demo;

import io.carillon.contract.Tenant;
import io.carillon.directory.Extension;
import io.carillon.directory.Extensions;
import io.carillon.directory.NewExtension;
import io.carillon.group.RingGroupSettings;
import io.carillon.menu.Menu;
import io.carillon.queue.CallQueue;
import io.carillon.trunk.NumberSettings;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.RouteSettings;
import io.carillon.trunk.TrunkSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the demonstration into a house that has nothing of its own. */
record DemoSeed(Tenant tenant, Extensions extensions, OutsideDesk desk, String who) {
    private static final int SOME = 50;

    /** Whether it was added before. */
    boolean isThere() {
        return desk.find(Menu.class, tenant, DemoPlan.MENU)
                .filter(menu -> menu.settings().title().equals(DemoPlan.TITLE))
                .isPresent();
    }

    /** What the house has beyond a first start; empty when nothing. */
    Optional<String> ownData() {
        Set<String> known = Set.copyOf(DemoPlan.FIRST);
        List<String> others = extensions.page(tenant, null, SOME).stream()
                .map(Extension::number)
                .filter(number -> !known.contains(number))
                .toList();
        if (!others.isEmpty()) {
            return Optional.of(others.stream().limit(3).collect(Collectors.joining(", ", "extension ", "")));
        }
        return Stream.<Class<? extends Record>>of(Menu.class, CallQueue.class, RingGroupSettings.class, TrunkSettings.class,
                        RouteSettings.class, NumberSettings.class)
                .map(this::first)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private <T extends Record> Optional<String> first(Class<T> kind) {
        return desk.page(kind, tenant, null, 1).stream()
                .map(one -> kind.getSimpleName() + " " + one.name())
                .findFirst();
    }

    /** Adds it; the menu comes last, so that what was added in part is not taken for the whole. */
    void add() {
        for (DemoPlan.Person person : DemoPlan.PEOPLE) {
            extensions.create(tenant, new NewExtension(person.number(), person.name(), null, true), who);
        }
        for (String number : DemoPlan.FIRST) {
            if (extensions.find(tenant, number).isEmpty()) {
                extensions.create(tenant, new NewExtension(number, "Extension " + number, null, true), who);
            }
        }
        DemoPlan.mailboxes().forEach(number -> desk.create(tenant, number, DemoPlan.mailbox(), who));
        desk.create(tenant, DemoPlan.QUEUE, DemoPlan.queue(), who);
        desk.create(tenant, DemoPlan.GROUP, DemoPlan.group(), who);
        desk.create(tenant, DemoPlan.MENU, DemoPlan.menu(), who);
    }

    /** A fresh secret for the telephone of somebody who is made up; empty when he has been deleted. */
    Optional<String> secret(String number) {
        return extensions.find(tenant, number)
                .map(extension -> extensions.newSecret(tenant, number, null, extension.version(), who).secretShownOnce());
    }
}
