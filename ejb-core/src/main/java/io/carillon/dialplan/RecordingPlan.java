package io.carillon.dialplan;

import io.carillon.directory.RecordingScope;
import io.carillon.directory.RecordingWish;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which calls of a tenant are recorded. What is said of an extension counts before what is said of a trunk, and that
 * before what is said of a direction; where several of a kind have a say, never counts before always. Immutable.
 */
public final class RecordingPlan {
    /** Nothing is said: whoever wants may record. */
    public static final RecordingPlan NONE = new RecordingPlan(List.of());

    private final Map<RecordingScope, Map<String, Rule>> rules = new HashMap<>();

    /**
     * What is said.
     *
     * @param retentionDays how long a recording is kept; 0 for what the server has for all
     */
    public record Rule(RecordingWish wish, int retentionDays) {
        /** Nothing is said. */
        public static final Rule DEFAULT = new Rule(RecordingWish.ON_DEMAND, 0);
    }

    /**
     * A rule and what it is about.
     *
     * @param subject number of an extension, id of a trunk, or name of a direction
     */
    public record Entry(RecordingScope scope, String subject, Rule rule) {}

    /** The plan of these rules. */
    public RecordingPlan(List<Entry> entries) {
        for (Entry entry : entries) {
            rules.computeIfAbsent(entry.scope(), scope -> new HashMap<>()).put(entry.subject(), entry.rule());
        }
    }

    /**
     * What is said of a call.
     *
     * @param extensions that take part
     * @param trunks ids of those it came or went through
     * @param direction its name
     */
    public Rule of(List<String> extensions, List<String> trunks, String direction) {
        Rule found = strictest(RecordingScope.EXTENSION, extensions);
        found = found == null ? strictest(RecordingScope.TRUNK, trunks) : found;
        found = found == null ? strictest(RecordingScope.DIRECTION, List.of(direction)) : found;
        return found == null ? Rule.DEFAULT : found;
    }

    private Rule strictest(RecordingScope scope, List<String> subjects) {
        Map<String, Rule> known = rules.getOrDefault(scope, Map.of());
        List<Rule> said = new ArrayList<>(subjects.size());
        subjects.forEach(subject -> {
            if (known.containsKey(subject)) {
                said.add(known.get(subject));
            }
        });
        return said.stream().min((one, other) -> one.wish().compareTo(other.wish())).orElse(null);
    }
}
