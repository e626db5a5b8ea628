package io.carillon.dialplan;

import io.carillon.contract.Tenant;
import io.carillon.directory.CallForwarding;
import io.carillon.directory.DirectorySnapshot;
import io.carillon.directory.Subscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all numbers mean at one moment. Immutable: a call that took one keeps its answers however long it routes. */
public final class DialplanSnapshot {
    private final DirectorySnapshot directory;
    private final NumberPlan outside;
    private final Map<String, Rule> exact;
    private final List<Rule> prefixes;
    private final Duration ringFor;

    DialplanSnapshot(DirectorySnapshot directory, NumberPlan outside, Codes codes, Duration ringFor) {
        this.directory = directory;
        this.outside = outside;
        this.exact = Map.copyOf(codes.exact());
        this.prefixes = List.copyOf(codes.prefixes());
        this.ringFor = ringFor;
    }

    /** Feature codes, checked. */
    record Codes(Map<String, Rule> exact, List<Rule> prefixes) {}

    /** What the numbers outside of the house mean. */
    public NumberPlan outside() {
        return outside;
    }

    /** The extensions this was made with. */
    public DirectorySnapshot directory() {
        return directory;
    }

    /**
     * The rule for a number, empty when nobody has it. An extension is found in one step, a feature code in one or in
     * as many as there are codes with an argument.
     */
    public Optional<Rule> find(Tenant tenant, String number) {
        Optional<Subscriber> subscriber = directory.find(tenant, number);
        if (subscriber.isPresent()) {
            return subscriber.filter(s -> s.extension().enabled()).map(this::ruleOf);
        }
        if (number.isEmpty()) {
            return Optional.empty();
        }
        if (Character.isDigit(number.charAt(0))) {
            return outside.of(tenant).inside().hosted(number)
                    .filter(HostedNumber::enabled)
                    .map(hosted -> new Rule(hosted.kind() + " " + hosted.title(), new Match.Exact(number),
                            new Attempt(new Destination.ToApp(hosted.feature(), number), ringFor)));
        }
        Rule code = exact.get(number);
        return code != null ? Optional.of(told(code, number)) : prefixed(number);
    }

    /** Whether nobody in the house has this number, switched on or off. */
    public boolean isFree(Tenant tenant, String number) {
        return directory.find(tenant, number).isEmpty() && outside.of(tenant).inside().owner(number).isEmpty();
    }

    private Optional<Rule> prefixed(String number) {
        for (Rule rule : prefixes) {
            if (rule.when().accepts(number)) {
                return Optional.of(told(rule, number));
            }
        }
        return Optional.empty();
    }

    private Rule ruleOf(Subscriber subscriber) {
        CallForwarding forwarding = subscriber.forwarding();
        String number = subscriber.extension().number();
        Duration rings = forwarding.noAnswer().isEmpty() ? ringFor : Duration.ofSeconds(forwarding.noAnswerSeconds());
        return new Rule("extension", new Match.Exact(number), new Attempt(new Destination.ToExtension(number), rings));
    }

    /** A feature is told the whole number: it knows its own codes best. */
    private static Rule told(Rule code, String number) {
        Destination.ToApp app = (Destination.ToApp) code.attempt().to();
        return new Rule(code.name(), code.when(),
                new Attempt(new Destination.ToApp(app.feature(), number), code.attempt().ringFor()));
    }

    /** What would happen to a call to this number, in words, without placing one. */
    public List<String> explain(Tenant tenant, String number) {
        List<String> lines = new ArrayList<>();
        List<String> visited = new ArrayList<>();
        String at = number;
        while (at != null) {
            if (visited.contains(at)) {
                lines.add(at + ": has been tried already, the call ends here");
                return lines;
            }
            visited.add(at);
            at = explainOne(tenant, at, lines);
        }
        return lines;
    }

    /** @return where every call for the number is sent on to, null when it is not */
    private String explainOne(Tenant tenant, String number, List<String> lines) {
        Optional<Rule> rule = find(tenant, number);
        if (rule.isEmpty()) {
            lines.add(number + ": nobody has this number");
            return null;
        }
        if (!(rule.get().attempt().to() instanceof Destination.ToExtension)) {
            lines.add(number + ": " + rule.get().name());
            return null;
        }
        CallForwarding forwarding = directory.find(tenant, number).orElseThrow().forwarding();
        if (!forwarding.all().isEmpty()) {
            lines.add(number + ": sends every call to " + forwarding.all());
            return forwarding.all();
        }
        lines.add(number + ": " + (forwarding.dnd() ? "does not want to be disturbed"
                : "rings for " + rule.get().attempt().ringFor().toSeconds() + " s")
                + (forwarding.busy().isEmpty() ? "" : ", when busy to " + forwarding.busy())
                + (forwarding.noAnswer().isEmpty() ? "" : ", without an answer to " + forwarding.noAnswer()));
        return null;
    }
}
