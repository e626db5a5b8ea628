package io.carillon.engine;

import io.carillon.call.Because;
import io.carillon.call.RoutingQuestion;
import io.carillon.contract.Aor;
import io.carillon.contract.Origin;
import io.carillon.contract.Tenant;
import io.carillon.dialplan.DialplanSnapshot;
import io.carillon.flow.FlowHouse;
import io.carillon.flow.FlowMap;
import io.carillon.flow.FlowNode;
import io.carillon.prompt.PromptDesk;
import io.carillon.prompt.PromptsAway;
import io.carillon.trunk.NumberSettings;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.OutsideLoader;
import io.carillon.trunk.PlanEdit;
import io.carillon.trunk.Stored;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * Says what would happen to a call, without placing it: the same features are asked the same question; and shows where
 * calls may go. Either by the plan as it is, or as it would be after some changes.
 */
@ApplicationScoped
public class RouteDesk {
    @Inject
    private EngineRoom room;

    @EJB
    private OutsideDesk settings;

    @EJB
    private OutsideLoader loader;

    @EJB
    private PromptDesk prompts;

    /** Where a call ends up. */
    public enum End {
        /** Telephones of an extension ring. */
        EXTENSION,
        /** It leaves the house. */
        TRUNK,
        /** Members of a ring group ring. */
        GROUP,
        /** A feature takes it. */
        FEATURE,
        /** Nobody takes it. */
        REFUSED
    }

    /**
     * One trunk that would be tried.
     *
     * @param trunk its name
     * @param number what it would be given
     * @param shown who would be shown as calling
     * @param price what it asks, empty when not known
     */
    public record Way(String trunk, String number, String shown, String price) {}

    /**
     * One thing the call comes to, as the map of the flow names it.
     *
     * @param node what it is
     * @param exit the way it goes on from there; empty where it stays
     */
    public record Step(String node, String exit) {}

    /**
     * What would happen.
     *
     * @param end where it ends up
     * @param at the extension, the ring group, the feature or the refusal in words; empty for trunks
     * @param ways trunks in the order in which they would be tried
     * @param tree every decision, one line each; what belongs to a decision is indented by two
     * @param steps what the call comes to, in order
     */
    public record Explained(End end, String at, List<Way> ways, List<String> tree, List<Step> steps) {
        public Explained {
            ways = List.copyOf(ways);
            tree = List.copyOf(tree);
            steps = List.copyOf(steps);
        }
    }

    /**
     * A call that nobody places.
     *
     * @param trunk name of the trunk on which it comes in; null when an extension calls
     * @param from the extension, or the number outside
     * @param to what is dialled
     * @param at when
     */
    public record Asked(String trunk, String from, String to, Instant at) {}

    /**
     * What people do in it.
     *
     * @param keys what the caller presses when it is asked, one after the other; an empty one for nothing
     * @param answered whether somebody answers where it rings
     */
    public record Doing(List<String> keys, boolean answered) {
        public Doing {
            keys = List.copyOf(keys);
        }
    }

    /**
     * What would happen to a call.
     *
     * @param edits changes that are only thought of
     * @throws io.carillon.directory.Invalid a change makes no sense
     */
    public Explained explain(Tenant tenant, Asked asked, Doing doing, List<PlanEdit> edits) {
        DialplanSnapshot plan = plan(tenant, edits);
        Origin origin = asked.trunk() == null
                ? new Origin.Device(new Aor(tenant, asked.from()))
                : new Origin.Trunk(tenant, tenant.name() + "/" + asked.trunk());
        RoutingQuestion question = new RoutingQuestion(
                null, origin, asked.from(), asked.to(), Because.DIALLED, null, List.of(), asked.at());
        return new RouteWalk(room.router().on(plan), house(tenant, plan, edits), doing).from(question);
    }

    /**
     * Where calls may go. What a change adds is shown also when no way leads there yet.
     *
     * @param from a number of the house, or the name of one outside; empty for all
     * @param edits changes that are only thought of
     * @throws io.carillon.directory.Invalid a change makes no sense
     */
    public FlowMap map(Tenant tenant, String from, List<PlanEdit> edits) {
        List<String> added = edits.stream()
                .filter(edit -> edit.settings() != null)
                .map(edit -> edit.settings() instanceof NumberSettings ? FlowNode.did(edit.name()) : edit.name())
                .toList();
        return FlowMap.of(house(tenant, plan(tenant, edits), edits), from, added, recorded(tenant));
    }

    private DialplanSnapshot plan(Tenant tenant, List<PlanEdit> edits) {
        return edits.isEmpty() ? room.dialplan().get() : room.dialplan().with(loader.planWith(tenant, edits));
    }

    private FlowHouse house(Tenant tenant, DialplanSnapshot plan, List<PlanEdit> edits) {
        Map<String, FlowHouse.Did> dids = new TreeMap<>();
        for (Stored<NumberSettings> stored : settings.all(NumberSettings.class)) {
            if (stored.tenant().equals(tenant)) {
                dids.put(stored.name(), did(stored.settings()));
            }
        }
        for (PlanEdit edit : edits) {
            if (edit.settings() instanceof NumberSettings number) {
                dids.put(edit.name(), did(number));
            } else if (edit.type() == NumberSettings.class) {
                dids.remove(edit.name());
            }
        }
        return new FlowHouse(tenant, plan, dids);
    }

    private static FlowHouse.Did did(NumberSettings number) {
        return new FlowHouse.Did(number.enabled(), number.extension());
    }

    /** While the adapter that keeps recordings is away, none is called missing. */
    private BiPredicate<String, String> recorded(Tenant tenant) {
        try {
            Set<String> there = new HashSet<>();
            prompts.list(tenant).forEach(file -> there.add(file.language() + " " + file.item()));
            return (language, name) -> there.contains(language + " " + name);
        } catch (PromptsAway away) {
            EngineLog.LOG.promptsNotListed(away.getMessage());
            return (language, name) -> true;
        }
    }
}
