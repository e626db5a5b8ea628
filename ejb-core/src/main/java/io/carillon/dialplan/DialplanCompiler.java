package io.carillon.dialplan;

import io.carillon.directory.DirectorySnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns configuration into a {@link DialplanSnapshot}. Feature codes are checked once: a code that could be an
 * extension, or that an earlier one always hides, would be a dead rule and is refused with a reason. Extensions need no
 * compiling, the directory finds them in one step; a change of the directory therefore costs nothing here.
 */
public final class DialplanCompiler {
    private final Map<String, Rule> exact = new HashMap<>();
    private final List<Rule> prefixes = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Duration ringFor;

    /**
     * @param codes feature codes, the more important first
     * @param ringFor how long an extension rings that did not choose
     */
    public DialplanCompiler(List<FeatureCode> codes, Duration ringFor) {
        this.ringFor = ringFor;
        for (FeatureCode code : codes) {
            add(code);
        }
    }

    private void add(FeatureCode code) {
        String fixed = code.when() instanceof Match.Exact one ? one.number() : ((Match.Prefix) code.when()).prefix();
        if (fixed.isEmpty() || Character.isDigit(fixed.charAt(0))) {
            problems.add("feature code " + code.when() + " (" + code.name() + ") could be an extension: left out");
            return;
        }
        Rule rule = new Rule(code.name(), code.when(), new Attempt(new Destination.ToApp(code.feature(), ""), ringFor));
        if (code.when() instanceof Match.Exact) {
            if (exact.putIfAbsent(fixed, rule) != null) {
                problems.add("feature code " + fixed + " (" + code.name() + ") is taken: left out");
            }
            return;
        }
        for (Rule other : prefixes) {
            if (overlap((Match.Prefix) other.when(), (Match.Prefix) code.when())) {
                problems.add("feature code " + code.when() + " (" + code.name() + ") is hidden by " + other.name()
                        + ": left out");
                return;
            }
        }
        prefixes.add(rule);
    }

    private static boolean overlap(Match.Prefix one, Match.Prefix other) {
        boolean same = one.prefix().startsWith(other.prefix()) || other.prefix().startsWith(one.prefix());
        int shift = other.prefix().length() - one.prefix().length();
        return same && one.least() <= other.most() + shift && other.least() + shift <= one.most();
    }

    /** What was left out and why, one line each. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** The numbers as they are with this directory and nothing outside of the house. */
    public DialplanSnapshot compile(DirectorySnapshot directory) {
        return compile(directory, NumberPlan.EMPTY);
    }

    /** The numbers as they are with this directory and these numbers outside. */
    public DialplanSnapshot compile(DirectorySnapshot directory, NumberPlan outside) {
        return new DialplanSnapshot(directory, outside, new DialplanSnapshot.Codes(exact, prefixes), ringFor);
    }
}
