package io.carillon.engine;

import io.carillon.call.Because;
import io.carillon.call.Routed;
import io.carillon.call.RoutingQuestion;
import io.carillon.contract.Aor;
import io.carillon.contract.Cause;
import io.carillon.contract.Origin;
import io.carillon.contract.Tenant;
import io.carillon.dialplan.Destination;
import io.carillon.dialplan.Route;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Says what would happen to a call, without placing it: the same features are asked the same question. */
@ApplicationScoped
public class RouteDesk {
    private static final int MOST_WAYS = 16;

    @Inject
    private EngineRoom room;

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
     * What would happen.
     *
     * @param end where it ends up
     * @param at the extension, the ring group, the feature or the refusal in words; empty for trunks
     * @param ways trunks in the order in which they would be tried
     * @param tree every decision, one line each; what belongs to a decision is indented by two
     */
    public record Explained(End end, String at, List<Way> ways, List<String> tree) {
        public Explained {
            ways = List.copyOf(ways);
            tree = List.copyOf(tree);
        }
    }

    /** What would happen if this extension dialled that at this moment. */
    public Explained fromExtension(Tenant tenant, String extension, String dialled, Instant at) {
        return explain(new Origin.Device(new Aor(tenant, extension)), extension, dialled, at);
    }

    /** What would happen if that were called on this trunk at this moment. */
    public Explained fromTrunk(Tenant tenant, String trunk, String caller, String called, Instant at) {
        return explain(new Origin.Trunk(tenant, tenant.name() + "/" + trunk), caller, called, at);
    }

    private Explained explain(Origin origin, String caller, String dialled, Instant at) {
        RoutingQuestion question =
                new RoutingQuestion(null, origin, caller, dialled, Because.DIALLED, null, List.of(), at);
        Routed routed = room.router().route(question);
        Answer answer = new Answer(question);
        return answer.of(routed);
    }

    /** Follows the first answer to its end: of a trunk, to those that would be tried after it. */
    private final class Answer implements Route.Handler<Explained> {
        private final RoutingQuestion asked;
        private final List<String> tree = new ArrayList<>();
        private final List<Way> ways = new ArrayList<>();
        private Routed routed;

        Answer(RoutingQuestion asked) {
            this.asked = asked;
        }

        Explained of(Routed first) {
            routed = first;
            tree.addAll(first.explain());
            return first.route().applyTo(this);
        }

        private Explained end(End end, String at) {
            return new Explained(end, at, ways, tree);
        }

        @Override
        public Explained ring(Route.Ring route) {
            tree.add("  " + route.targets().size() + " telephones ring for " + route.ringFor().toSeconds() + " s");
            return end(End.EXTENSION, route.extension());
        }

        @Override
        public Explained host(Route.Host route) {
            return end(End.FEATURE, route.feature());
        }

        @Override
        public Explained group(Route.Group route) {
            return end(route.personal() ? End.EXTENSION : End.GROUP, route.number());
        }

        @Override
        public Explained refuse(Route.Refuse route) {
            return ways.isEmpty()
                    ? end(End.REFUSED, route.cause().sip() + " " + route.cause().text())
                    : end(End.TRUNK, "");
        }

        @Override
        public Explained carry(Route.Carry route) {
            List<String> tried = new ArrayList<>();
            Route next = route;
            while (next instanceof Route.Carry carry && ways.size() < MOST_WAYS) {
                Destination.ToTrunk to = carry.to();
                tried.add(to.call().target().trunk().trunk());
                ways.add(new Way(to.carrier(), to.call().dialled(), to.call().shown().number(),
                        to.price() == null ? "" : to.price().toString()));
                Routed after = room.router().route(new RoutingQuestion(null, asked.origin(), asked.caller(),
                        carry.number(), Because.NEXT_TRUNK, Cause.UNAVAILABLE, routed.visited(), asked.responsible(),
                        tried, asked.source(), asked.at()));
                after.explain().forEach(line -> tree.add("  if that fails: " + line.strip()));
                next = after.route();
            }
            return end(End.TRUNK, "");
        }
    }
}
