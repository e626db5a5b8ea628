package io.carillon.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether each of some numbers is within its limit: one line for each, and one for all. */
class Verdict {
    private final String part;
    private final List<String> lines = new ArrayList<>();
    private boolean passed = true;

    /** @param part of the benchmark */
    Verdict(String part) {
        this.part = part;
    }

    final boolean passed() {
        return passed;
    }

    final Verdict atMost(String what, double found, double limit) {
        return line(what, found, "at most", limit, found <= limit);
    }

    final Verdict atLeast(String what, double found, double limit) {
        return line(what, found, "at least", limit, found >= limit);
    }

    private Verdict line(String what, double found, String relation, double limit, boolean good) {
        passed &= good;
        lines.add(String.format(Locale.ROOT, "%s: %-42s %9.2f, %s %7.1f  %s", part, what, found, relation, limit,
                good ? "pass" : "FAIL"));
        return this;
    }

    @Override
    public final String toString() {
        return String.join("\n", lines) + "\n" + part + ": " + (passed ? "PASS" : "FAIL");
    }
}
