package io.carillon.company;

import io.carillon.directory.Extension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What has to be done so that extensions are as the company's directory says. Nothing is done here, and nothing is asked:
 * the same entries, links and extensions always give the same steps.
 */
final class SyncPlan {
    private final Map<String, Link> links;
    private final Map<String, Link> linkOfNumber;
    private final Map<String, Extension> extensions;
    private final List<Step> steps = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, String> ownerOfNumber = new HashMap<>();

    /**
     * One thing to do.
     *
     * @param row what it is, for the report
     * @param link how the extension follows the entry afterwards; null when it follows none
     * @param before how it followed until now; null when it did not
     */
    record Step(SyncRow row, Link link, Link before) {
        /** Whether somebody is back whose extension was disabled when he went. */
        boolean isReturn() {
            return before != null && !before.present();
        }

        /** Whether the extension that was followed until now is disabled. */
        boolean isRemoval() {
            return row.action() == SyncRow.Action.DISABLE || row.action() == SyncRow.Action.MOVE;
        }
    }

    private SyncPlan(Map<String, Link> links, Map<String, Extension> extensions) {
        this.links = links;
        this.extensions = extensions;
        this.linkOfNumber = new HashMap<>();
        links.values().forEach(link -> linkOfNumber.put(link.extension(), link));
    }

    /**
     * @param found entries of the directory, all of them
     * @param links by the id of the entry
     * @param extensions of the tenant, by number
     */
    static List<Step> of(List<Found> found, Map<String, Link> links, Map<String, Extension> extensions) {
        SyncPlan plan = new SyncPlan(new LinkedHashMap<>(links), extensions);
        found.forEach(entry -> plan.seen.add(entry.id()));
        found.forEach(plan::take);
        links.values().stream()
                .filter(link -> link.present() && !plan.seen.contains(link.entry()))
                .forEach(plan::leave);
        return plan.steps;
    }

    /**
     * Why these steps must not be done: a filter with a slip in it must not silence a company. What was deleted by hand
     * does not count, it cannot be disabled any more.
     *
     * @param percent of the extensions that follow the directory, of which more may not be disabled at once
     * @return empty when they may be done
     */
    static String refusal(List<Step> steps, Map<String, Link> links, Map<String, Extension> extensions, int percent) {
        long following = links.values().stream()
                .filter(link -> link.present() && extensions.containsKey(link.extension()))
                .count();
        long leaving = steps.stream()
                .filter(Step::isRemoval)
                .filter(step -> extensions.containsKey(step.before().extension()))
                .count();
        return leaving * 100 > percent * following
                ? leaving + " of " + following + " extensions would be disabled, which is more than " + percent + " %"
                : "";
    }

    private void take(Found entry) {
        Link before = links.get(entry.id());
        if (!entry.isSound()) {
            add(SyncRow.Action.FAULT, entry, entry.fault(), before);
            return;
        }
        String other = ownerOfNumber.putIfAbsent(entry.number(), entry.where());
        if (other != null) {
            add(SyncRow.Action.FAULT, entry, "number " + entry.number() + " is also that of " + other, before);
            return;
        }
        Link holder = linkOfNumber.get(entry.number());
        if (holder != null && !holder.entry().equals(entry.id())) {
            add(SyncRow.Action.FAULT, entry,
                    "extension " + entry.number() + " follows the entry " + holder.entry() + " of " + holder.name(), before);
            return;
        }
        if (before == null || before.extension().equals(entry.number())) {
            follow(entry, before);
        } else {
            move(entry, before);
        }
    }

    private void follow(Found entry, Link before) {
        Extension extension = extensions.get(entry.number());
        if (extension == null) {
            add(SyncRow.Action.ADD, entry, "", before);
        } else if (before == null) {
            add(SyncRow.Action.CHANGE, entry, "follows the directory from now on", null);
        } else if (!before.present()) {
            add(SyncRow.Action.CHANGE, entry, "is back", before);
        } else if (!before.equals(Link.of(entry)) || !extension.displayName().equals(entry.name())) {
            add(SyncRow.Action.CHANGE, entry, difference(before, entry, extension), before);
        } else {
            add(SyncRow.Action.KEEP, entry, "", before);
        }
    }

    private void move(Found entry, Link before) {
        if (extensions.containsKey(entry.number())) {
            add(SyncRow.Action.FAULT, entry, "cannot move from " + before.extension() + ": extension " + entry.number()
                    + " exists and does not follow the directory", before);
        } else {
            add(SyncRow.Action.MOVE, entry, before.extension() + " -> " + entry.number(), before);
        }
    }

    private static String difference(Link before, Found entry, Extension extension) {
        List<String> differences = new ArrayList<>();
        note(differences, "name", extension.displayName(), entry.name());
        note(differences, "mail", before.mail(), entry.mail());
        note(differences, "department", before.department(), entry.department());
        return String.join(", ", differences);
    }

    private static void note(List<String> differences, String what, String was, String becomes) {
        if (!was.equals(becomes)) {
            differences.add(what + " " + was + " -> " + becomes);
        }
    }

    private void leave(Link link) {
        steps.add(new Step(
                new SyncRow(SyncRow.Action.DISABLE, link.entry(), link.extension(), link.name(), "is gone"), link.gone(), link));
    }

    private void add(SyncRow.Action action, Found entry, String detail, Link before) {
        Link after = action == SyncRow.Action.FAULT ? before : Link.of(entry);
        steps.add(new Step(new SyncRow(action, entry.where(), entry.number(), entry.name(), detail), after, before));
    }
}
