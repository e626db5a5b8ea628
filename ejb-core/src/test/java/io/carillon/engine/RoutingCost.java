package io.carillon.engine;

import io.carillon.call.Because;
import io.carillon.call.CallLimits;
import io.carillon.call.RoutingQuestion;
import io.carillon.contract.Aor;
import io.carillon.contract.Origin;
import io.carillon.contract.Tenant;
import io.carillon.dialplan.Carrier;
import io.carillon.dialplan.DialPattern;
import io.carillon.dialplan.DialplanCompiler;
import io.carillon.dialplan.DialplanSnapshot;
import io.carillon.dialplan.EmergencyPlan;
import io.carillon.dialplan.NumberPlan;
import io.carillon.dialplan.OutboundRoute;
import io.carillon.dialplan.OutsideNumber;
import io.carillon.dialplan.Price;
import io.carillon.dialplan.RateBook;
import io.carillon.dialplan.RateTable;
import io.carillon.dialplan.Rewrite;
import io.carillon.dialplan.TenantNumbers;
import io.carillon.directory.CallForwarding;
import io.carillon.directory.CallerPolicy;
import io.carillon.directory.CustomerBook;
import io.carillon.directory.DirectorySnapshot;
import io.carillon.directory.Extension;
import io.carillon.directory.NumberFormat;
import io.carillon.directory.Permission;
import io.carillon.directory.Subscriber;
import io.carillon.feature.CallRouter;
import io.carillon.feature.FeatureCatalog;
import io.carillon.feature.FeatureSwitch;
import io.carillon.feature.Load;
import io.carillon.feature.admission.Admission;
import io.carillon.feature.did.DidRouting;
import io.carillon.feature.emergency.Desks;
import io.carillon.feature.emergency.EmergencyCalls;
import io.carillon.feature.extension.ExtensionRouting;
import io.carillon.feature.identity.CallerIdentityFromDirectory;
import io.carillon.feature.trunk.CarrierRouting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * What a routing decision costs over 100,000 rates and 10,000 outside numbers: least cost among three carriers
 * outbound, called numbers inbound, written out, by how they begin, by a pattern and of nobody, an extension for comparison.
 * Run its main method; it prints microseconds of CPU per decision, after a warm-up, and fails when one takes more than 50.
 */
final class RoutingCost {
    private static final Tenant TENANT = Tenant.DEFAULT;
    private static final int RATES = 100_000;
    private static final int NUMBERS = 10_000;
    private static final int BLOCKS = 900;
    private static final int PATTERNS = 100;
    private static final int TIMES = 300_000;
    private static final double MOST_MICROS = 50;

    private static final Load IDLE = new Load() {
        @Override
        public int calls() {
            return 1;
        }

        @Override
        public int callsOf(Aor extension) {
            return 1;
        }

        @Override
        public int callsOn(String trunk) {
            return 0;
        }

        @Override
        public boolean isFull() {
            return false;
        }
    };

    private final Random random = new Random(1);
    private final CallRouter router;
    private boolean passed = true;

    private RoutingCost() {
        List<OutboundRoute.Choice> choices = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            choices.add(new OutboundRoute.Choice(new Carrier(name, "default/" + name, name + ".example",
                    new Carrier.Limits(100, 0, Duration.ofSeconds(8)),
                    new Carrier.CallerRule(CallerPolicy.DID, "+4930555", true),
                    new Carrier.NumberRule("DE", NumberFormat.E164), List.of(), rates()), 1, 1));
        }
        List<OutsideNumber> numbers = new ArrayList<>();
        for (int i = 0; i < NUMBERS - BLOCKS - PATTERNS; i++) {
            numbers.add(new OutsideNumber(DialPattern.of("4930" + (1_000_000 + i)), false, List.of(), "1001"));
        }
        for (int i = 0; i < BLOCKS; i++) {
            numbers.add(new OutsideNumber(DialPattern.of("4931" + (1_000 + i)), true, List.of(), "1001"));
        }
        for (int i = 0; i < PATTERNS; i++) {
            numbers.add(new OutsideNumber(DialPattern.of("4932" + (100 + i) + "XXZ"), false, List.of(), "1001"));
        }
        OutboundRoute route = new OutboundRoute("world", DialPattern.of("00Z."), Permission.NATIONAL, Rewrite.NONE,
                choices, true, Duration.ofSeconds(60));
        NumberPlan outside = new NumberPlan(Map.of(TENANT, new TenantNumbers(
                choices.stream().map(OutboundRoute.Choice::carrier).toList(), List.of(route), numbers, Map.of(),
                EmergencyPlan.NONE)));
        DirectorySnapshot directory = DirectorySnapshot.of(List.of(new Subscriber(
                new Extension(1, TENANT, "1001", "One", true, Instant.EPOCH, Instant.EPOCH, 1), CallForwarding.NONE)));
        FeatureCatalog catalog = new FeatureCatalog(List.of(new EmergencyCalls(trunk -> true, (who, source) -> Desks.Desk.UNKNOWN),
                new Admission(FeatureSwitch.DEFAULTS, extension -> null, new CustomerBook(), System::nanoTime), new CallerIdentityFromDirectory(), new DidRouting(),
                new CarrierRouting(trunk -> true, bound -> 0, System::nanoTime), new ExtensionRouting()), List.of(),
                FeatureSwitch.DEFAULTS);
        DialplanSnapshot plan = new DialplanCompiler(List.of(), Duration.ofSeconds(30)).compile(directory, outside);
        router = new CallRouter(catalog, () -> plan, aor -> List.of(), IDLE, CallLimits.DEFAULT);
    }

    private RateBook rates() {
        RateTable.Builder rates = new RateTable.Builder("EUR", RATES);
        for (int i = 0; i < RATES; i++) {
            rates.add(Integer.toString(1_000 + random.nextInt(9_000_000)),
                    new Price(random.nextInt(1_000_000), 0, 1, 1, "EUR"));
        }
        return RateBook.always(rates.build());
    }

    private RoutingQuestion question(Origin origin, String caller, String wanted) {
        return new RoutingQuestion(null, origin, caller, wanted, Because.DIALLED, null, List.of(), Instant.EPOCH);
    }

    private void measure(String what, List<RoutingQuestion> questions) {
        run(questions);
        var bean = java.lang.management.ManagementFactory.getThreadMXBean();
        long cpu = bean.getCurrentThreadCpuTime();
        run(questions);
        double micros = (bean.getCurrentThreadCpuTime() - cpu) / 1_000.0 / TIMES;
        passed &= micros <= MOST_MICROS;
        System.out.printf(Locale.ROOT, "routing: %-12s %6.2f us CPU per decision, at most %.0f  %s%n", what, micros, MOST_MICROS,
                micros <= MOST_MICROS ? "pass" : "FAIL");
    }

    private void run(List<RoutingQuestion> questions) {
        for (int i = 0; i < TIMES; i++) {
            router.route(questions.get(i % questions.size()));
        }
    }

    public static void main(String[] args) {
        RoutingCost bench = new RoutingCost();
        Origin device = new Origin.Device(new Aor(TENANT, "1001"));
        List<RoutingQuestion> out = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            out.add(bench.question(device, "1001", "00" + (1_000_000_000L + bench.random.nextInt(1_000_000_000))));
        }
        bench.measure("extension", List.of(bench.question(device, "1001", "1001")));
        bench.measure("number", bench.called("+4930", 1_000_000, 5_000));
        bench.measure("block", bench.called("+4931", 100_000, 90_000));
        bench.measure("pattern", bench.called("+4932", 100_001, 90_000));
        bench.measure("nobody's", bench.called("+4933", 100_000, 90_000));
        bench.measure("least cost", out);
        System.out.println("routing: " + (bench.passed ? "PASS" : "FAIL"));
        System.exit(bench.passed ? 0 : 1);
    }

    private List<RoutingQuestion> called(String area, int first, int range) {
        List<RoutingQuestion> all = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            all.add(question(new Origin.Trunk(TENANT, "default/a"), "+4940123", area + (first + random.nextInt(range))));
        }
        return all;
    }
}
