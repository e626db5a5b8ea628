package io.carillon.trunk;

import io.carillon.contract.Tenant;
import io.carillon.dialplan.CallScreen;
import io.carillon.dialplan.Carrier;
import io.carillon.dialplan.DialPattern;
import io.carillon.dialplan.HostedNumber;
import io.carillon.dialplan.InsideNumbers;
import io.carillon.dialplan.NumberPlan;
import io.carillon.dialplan.OutboundRoute;
import io.carillon.dialplan.OutsideLine;
import io.carillon.dialplan.OutsideNumber;
import io.carillon.dialplan.RateBook;
import io.carillon.dialplan.RecordingPlan;
import io.carillon.dialplan.Rewrite;
import io.carillon.dialplan.RingGroup;
import io.carillon.dialplan.TenantNumbers;
import io.carillon.directory.RecordingScope;
import io.carillon.findme.FindMe;
import io.carillon.group.RingGroupSettings;
import io.carillon.hotdesk.DeskLogin;
import io.carillon.hours.QuietHours;
import io.carillon.hours.TimeCondition;
import io.carillon.mailbox.Mailbox;
import io.carillon.park.ParkSettings;
import io.carillon.pickup.PickupSettings;
import io.carillon.screening.Screening;
import io.carillon.speeddial.SpeedDials;
import io.carillon.toggle.FeatureToggle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes of stored settings what calls are routed by. What makes no sense any more is left out and named. */
final class PlanCompiler {
    private final Settings all;
    private final Map<String, RateBook> rates;

    /** All settings of all tenants. */
    record Settings(
            List<Stored<TrunkSettings>> trunks,
            List<Stored<RouteSettings>> routes,
            List<Stored<NumberSettings>> numbers,
            List<Stored<LineSettings>> lines,
            List<Stored<SiteSettings>> sites,
            List<Stored<EmergencySettings>> emergencies,
            List<Stored<RingGroupSettings>> groups,
            List<Stored<TimeCondition>> conditions,
            List<Stored<Screening>> screenings,
            List<Stored<FindMe>> findMe,
            List<Stored<? extends HostedNumber>> hosted,
            List<Stored<RecordingPolicy>> recordings,
            List<Stored<SpeedDials>> speedDials,
            List<Stored<QuietHours>> quiet,
            List<Stored<PickupSettings>> pickups,
            List<Stored<ParkSettings>> parks,
            List<Stored<Mailbox>> mailboxes,
            List<Stored<DeskLogin>> desks,
            List<Stored<FeatureToggle>> toggles) {

        /** These after changes of numbers outside, groups, hours and what leads to a feature. */
        Settings with(Tenant tenant, List<PlanEdit> edits) {
            return new Settings(trunks, routes, edited(numbers, NumberSettings.class, tenant, edits), lines, sites,
                    emergencies, edited(groups, RingGroupSettings.class, tenant, edits),
                    edited(conditions, TimeCondition.class, tenant, edits), screenings, findMe,
                    hosted(tenant, edits), recordings, speedDials, quiet, pickups, parks, mailboxes, desks,
                    toggles);
        }

        private static <T extends Record> List<Stored<T>> edited(
                List<Stored<T>> stored, Class<T> type, Tenant tenant, List<PlanEdit> edits) {
            List<Stored<T>> after = new ArrayList<>(stored);
            for (PlanEdit edit : edits) {
                if (edit.type() == type) {
                    after.removeIf(one -> one.tenant().equals(tenant) && one.name().equals(edit.name()));
                    if (edit.settings() != null) {
                        after.add(new Stored<>(tenant, edit.name(), type.cast(edit.settings()), null, null, 0));
                    }
                }
            }
            return after;
        }

        private List<Stored<? extends HostedNumber>> hosted(Tenant tenant, List<PlanEdit> edits) {
            List<Stored<? extends HostedNumber>> after = new ArrayList<>(hosted);
            for (PlanEdit edit : edits) {
                if (HostedNumber.class.isAssignableFrom(edit.type())) {
                    after.removeIf(one -> one.tenant().equals(tenant) && one.name().equals(edit.name())
                            && one.settings().getClass() == edit.type());
                    if (edit.settings() instanceof HostedNumber number) {
                        after.add(new Stored<>(tenant, edit.name(), number, null, null, 0));
                    }
                }
            }
            return after;
        }
    }

    /** @param rates price tables by the id of their trunk */
    PlanCompiler(Settings all, Map<String, RateBook> rates) {
        this.all = all;
        this.rates = rates;
    }

    NumberPlan compile() {
        Set<Tenant> tenants = new HashSet<>();
        Stream.of(all.trunks(), all.lines(), all.groups(), all.conditions(), all.screenings(), all.findMe(),
                        all.speedDials(), all.quiet(), all.pickups(), all.parks(), all.hosted(),
                        all.mailboxes(), all.desks())
                .flatMap(List::stream)
                .forEach(stored -> tenants.add(stored.tenant()));
        Map<Tenant, TenantNumbers> plan = new HashMap<>();
        for (Tenant tenant : tenants) {
            plan.put(tenant, compile(tenant));
        }
        return new NumberPlan(plan, recordings(), switchedOff());
    }

    private Map<Tenant, Set<String>> switchedOff() {
        Map<Tenant, Set<String>> off = new HashMap<>();
        all.toggles().stream()
                .filter(stored -> !stored.settings().on())
                .forEach(stored -> off.computeIfAbsent(stored.tenant(), tenant -> new HashSet<>()).add(stored.name()));
        return off;
    }

    private Map<Tenant, RecordingPlan> recordings() {
        Map<Tenant, List<RecordingPlan.Entry>> entries = new HashMap<>();
        for (Stored<RecordingPolicy> stored : all.recordings()) {
            RecordingPolicy policy = stored.settings();
            String subject = policy.scope() == RecordingScope.TRUNK
                    ? idOf(stored.tenant(), policy.subject())
                    : policy.subject();
            entries.computeIfAbsent(stored.tenant(), tenant -> new ArrayList<>()).add(new RecordingPlan.Entry(
                    policy.scope(), subject, new RecordingPlan.Rule(policy.wish(), policy.retentionDays())));
        }
        Map<Tenant, RecordingPlan> plans = new HashMap<>();
        entries.forEach((tenant, rules) -> plans.put(tenant, new RecordingPlan(rules)));
        return plans;
    }

    private TenantNumbers compile(Tenant tenant) {
        Map<String, Carrier> carriers = new HashMap<>();
        for (Stored<TrunkSettings> trunk : of(tenant, all.trunks())) {
            if (trunk.settings().enabled()) {
                carriers.put(trunk.name(), carrier(trunk));
            }
        }
        List<OutboundRoute> routes = new ArrayList<>();
        for (Stored<RouteSettings> route : of(tenant, all.routes())) {
            if (route.settings().enabled()) {
                add(route, carriers, routes);
            }
        }
        List<OutsideNumber> numbers = new ArrayList<>();
        for (Stored<NumberSettings> number : of(tenant, all.numbers())) {
            NumberSettings settings = number.settings();
            if (settings.enabled()) {
                numbers.add(new OutsideNumber(DialPattern.of(number.name()),
                        settings.match() == NumberSettings.Match.PREFIX, settings.trunks(), settings.extension()));
            }
        }
        Map<String, OutsideLine> lines = new HashMap<>();
        for (Stored<LineSettings> line : of(tenant, all.lines())) {
            LineSettings settings = line.settings();
            lines.put(line.name(), new OutsideLine(
                    settings.permission(), settings.number(), settings.site(), settings.hidden()));
        }
        EmergencySettings emergency = of(tenant, all.emergencies()).stream()
                .map(Stored::settings)
                .findFirst()
                .orElse(EmergencySettings.DEFAULT);
        return new TenantNumbers(carriers.values(), routes, numbers, lines,
                EmergencyCompiler.compile(emergency, carriers, of(tenant, all.sites()))).with(inside(tenant));
    }

    private InsideNumbers inside(Tenant tenant) {
        Map<String, CallScreen> screens = new HashMap<>();
        byName(tenant, all.screenings()).forEach((name, screening) -> screens.put(name, screen(screening)));
        return new InsideNumbers(of(tenant, all.groups()).stream().map(PlanCompiler::group).toList(),
                byName(tenant, all.conditions()), hosted(tenant), new InsideNumbers.Own(
                        screens, byName(tenant, all.findMe()), byName(tenant, all.speedDials()),
                        byName(tenant, all.quiet()), byName(tenant, all.pickups()), byName(tenant, all.parks()),
                        byName(tenant, all.desks())))
                .with(byName(tenant, all.mailboxes()));
    }

    private Map<String, HostedNumber> hosted(Tenant tenant) {
        Map<String, HostedNumber> numbers = new HashMap<>();
        for (Stored<? extends HostedNumber> one : all.hosted()) {
            if (one.tenant().equals(tenant)) {
                numbers.put(one.name(), one.settings());
            }
        }
        return numbers;
    }

    private static <T> Map<String, T> byName(Tenant tenant, List<Stored<T>> stored) {
        Map<String, T> named = new HashMap<>();
        of(tenant, stored).forEach(one -> named.put(one.name(), one.settings()));
        return named;
    }

    private static CallScreen screen(Screening screening) {
        return new CallScreen(screening.anonymous(), screening.blocked().stream()
                .map(block -> new CallScreen.Block(DialPattern.of(block.pattern()), block.refusal()))
                .toList());
    }

    private static RingGroup group(Stored<RingGroupSettings> stored) {
        RingGroupSettings group = stored.settings();
        return new RingGroup(stored.name(), group.label(), group.enabled(), group.strategy(),
                Duration.ofSeconds(group.ringSeconds()), group.skipBusy(), group.permission(), group.otherwise(),
                group.members().stream()
                        .map(member -> new RingGroup.Member(member.number(), member.delaySeconds(), member.weight()))
                        .toList(), group.confirmed());
    }

    private static <T> List<Stored<T>> of(Tenant tenant, List<Stored<T>> stored) {
        return stored.stream().filter(one -> one.tenant().equals(tenant)).toList();
    }

    private Carrier carrier(Stored<TrunkSettings> stored) {
        TrunkSettings trunk = stored.settings();
        String id = idOf(stored);
        return new Carrier(stored.name(), id, trunk.authority(),
                new Carrier.Limits(trunk.limits().channels(), trunk.limits().callsPerSecond(),
                        Duration.ofSeconds(trunk.limits().setupSeconds())),
                new Carrier.CallerRule(trunk.caller().policy(), trunk.caller().number(), trunk.caller().asserted()),
                new Carrier.NumberRule(trunk.numbers().region(), trunk.numbers().format()),
                trunk.codecs(), rates.getOrDefault(id, RateBook.EMPTY),
                new Carrier.IdentityRule(trunk.identity().signing(), trunk.identity().verifying(),
                        trunk.identity().diversions()), trunk.security());
    }

    /** The id of a trunk on this server. */
    static String idOf(Stored<TrunkSettings> trunk) {
        return idOf(trunk.tenant(), trunk.name());
    }

    private static String idOf(Tenant tenant, String trunk) {
        return tenant.name() + "/" + trunk;
    }

    private static void add(
            Stored<RouteSettings> stored, Map<String, Carrier> carriers, List<OutboundRoute> routes) {
        RouteSettings route = stored.settings();
        List<OutboundRoute.Choice> choices = new ArrayList<>();
        for (RouteSettings.Choice choice : route.choices()) {
            Carrier carrier = carriers.get(choice.trunk());
            if (carrier != null) {
                choices.add(new OutboundRoute.Choice(carrier, choice.priority(), choice.weight()));
            }
        }
        RouteSettings.Rewriting rewrite = route.rewrite();
        try {
            Rewrite how = new Rewrite(rewrite.strip(), rewrite.prepend(),
                    rewrite.match().isEmpty() ? null : Pattern.compile(rewrite.match()), rewrite.replacement());
            routes.add(new OutboundRoute(stored.name(), DialPattern.of(route.pattern()), route.permission(), how,
                    choices, route.leastCost(), Duration.ofSeconds(route.ringSeconds())));
        } catch (IllegalArgumentException broken) {
            TrunkDataLog.LOG.routeLeftOut(stored.name(), stored.tenant().name(), broken.getMessage());
        }
    }
}
