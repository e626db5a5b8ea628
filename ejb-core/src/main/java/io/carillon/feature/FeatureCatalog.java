package io.carillon.feature;

import io.carillon.call.Because;
import io.carillon.contract.CallId;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.dialplan.Destination;
import io.carillon.dialplan.FeatureCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * The features that are on. Asks them in order; the first that decides wins. Those that the tenant of a call has switched off are
 * not asked, and what would lead to one is as a number that nobody has.
 */
public final class FeatureCatalog {
    /** Without these nobody could call at all, or not for help: no tenant can do without them. */
    private static final Set<String> ESSENTIAL = Set.of("admission", "caller-identity", "carrier-routing", "did-routing",
            "emergency", "emergency-notice", "extension-routing");

    private final List<RoutingFeature> routing;
    private final Map<String, HostingFeature> hosting = new HashMap<>();
    private final List<FeatureCode> codes = new ArrayList<>();
    private final Map<String, Boolean> all = new TreeMap<>();
    private final Map<String, List<String>> leading = new HashMap<>();
    private final LongAdder failures = new LongAdder();
    private final Map<String, AtomicLong> perFeature = new ConcurrentHashMap<>();

    /** What the features made of one question. */
    record Answer(Verdict verdict, CallerIdentity identity, boolean hidden) {}

    public FeatureCatalog(List<RoutingFeature> routing, List<HostingFeature> hosting, FeatureSwitch features) {
        routing.forEach(feature -> all.put(feature.id(), features.isOn(feature.id())));
        hosting.forEach(feature -> all.put(feature.id(), features.isOn(feature.id())));
        routing.forEach(feature -> feature.leadsTo()
                .ifPresent(to -> leading.computeIfAbsent(to, any -> new ArrayList<>()).add(feature.id())));
        this.routing = routing.stream()
                .filter(feature -> features.isOn(feature.id()))
                .sorted(Comparator.comparing(RoutingFeature::order).thenComparing(RoutingFeature::id))
                .toList();
        for (HostingFeature feature : hosting) {
            if (features.isOn(feature.id())) {
                this.hosting.put(feature.id(), feature);
                codes.addAll(feature.codes());
            }
        }
    }

    /** Ids of the features that are on, in the order in which they are asked. */
    public List<String> ids() {
        List<String> ids = new ArrayList<>();
        routing.forEach(feature -> ids.add(feature.id()));
        hosting.keySet().stream().sorted().forEach(ids::add);
        return ids;
    }

    /** All there are by id, and whether they are on. */
    public Map<String, Boolean> all() {
        return Map.copyOf(all);
    }

    /** Ids of the features that do nothing without this one, in order. */
    public List<String> leadingTo(String id) {
        return leading.getOrDefault(id, List.of()).stream().sorted().toList();
    }

    /** What is dialled to reach a feature, in order; what goes on with digits ends with an ellipsis. */
    public List<String> codesOf(String id) {
        return codes.stream().filter(code -> code.feature().equals(id)).map(code -> code.when().toString()).distinct().sorted()
                .toList();
    }

    /** Whether a feature cannot be switched off by a tenant. */
    public static boolean isEssential(String id) {
        return ESSENTIAL.contains(id);
    }

    /** The numbers that reach features. */
    public List<FeatureCode> codes() {
        return List.copyOf(codes);
    }

    /** How often a feature threw and was passed over. */
    public long failures() {
        return failures.sum();
    }

    Answer ask(RoutingView view, List<String> explain) {
        CallerIdentity identity = null;
        boolean hidden = false;
        Set<String> off = view.dialplan().outside().switchedOff(view.question().tenant());
        for (int i = 0; i < routing.size(); i++) {
            RoutingFeature feature = routing.get(i);
            if (isOff(off, feature.id())) {
                continue;
            }
            Verdict verdict = possible(consider(feature, view), off, view.question().because());
            if (verdict instanceof Verdict.Show show) {
                identity = show.identity();
            } else if (verdict instanceof Verdict.Hide) {
                hidden = true;
            } else if (!(verdict instanceof Verdict.Pass)) {
                explain(view.question().wanted(), why(verdict).split("\n"), feature.id(), explain);
                return new Answer(verdict, identity, hidden);
            }
        }
        return new Answer(Verdict.pass(), identity, hidden);
    }

    private static boolean isOff(Set<String> off, String id) {
        return off.contains(id) && !ESSENTIAL.contains(id);
    }

    /** What leads to a feature that is off is refused; who was sent there because nobody else answered is not sent. */
    private static Verdict possible(Verdict verdict, Set<String> off, Because because) {
        if (!off.isEmpty() && verdict instanceof Verdict.Take take
                && take.attempt().to() instanceof Destination.ToApp app && isOff(off, app.feature())) {
            String why = "feature " + app.feature() + " is switched off";
            return because.isFresh()
                    ? new Verdict.Refuse(new Cause(Cause.NOT_FOUND.sip(), Cause.NOT_FOUND.q850(), "F" + why.substring(1)), why)
                    : Verdict.pass();
        }
        return verdict;
    }

    /** What else a feature has to say stands below its verdict, indented. */
    private static void explain(String wanted, String[] why, String feature, List<String> explain) {
        explain.add(wanted + ": " + why[0] + " (" + feature + ")");
        for (int i = 1; i < why.length; i++) {
            explain.add("  " + why[i]);
        }
    }

    private Verdict consider(RoutingFeature feature, RoutingView view) {
        try {
            return feature.consider(view);
        } catch (RuntimeException e) {
            failed(feature.id(), view.question().call(), e);
            return Verdict.pass();
        }
    }

    private static String why(Verdict verdict) {
        if (verdict instanceof Verdict.Take take) {
            return take.why();
        }
        if (verdict instanceof Verdict.Instead instead) {
            return instead.why();
        }
        return verdict instanceof Verdict.Redirect redirect ? redirect.why() : ((Verdict.Refuse) verdict).why();
    }

    Optional<HostingFeature> hosting(String id) {
        return Optional.ofNullable(hosting.get(id));
    }

    /** Every failure counts; the log hears of the first, second, fourth, eighth …, so that no feature can flood it. */
    void failed(String id, CallId call, RuntimeException reason) {
        failures.increment();
        long times = perFeature.computeIfAbsent(id, any -> new AtomicLong()).incrementAndGet();
        if (Long.bitCount(times) == 1) {
            FeatureLog.LOG.featureFailed(id, call == null ? "-" : call.value(), times, reason);
        }
    }
}
