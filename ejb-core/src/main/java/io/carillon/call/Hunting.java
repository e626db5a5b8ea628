package io.carillon.call;

import io.carillon.cdr.HangUpParty;
import io.carillon.contract.Cause;
import io.carillon.dialplan.RingGroup;
import io.carillon.dialplan.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The members of a ring group, or the numbers of a person, are tried: together in one attempt, each after its delay, or
 * one attempt after the other. Nobody is waited for in silence: when all that ring have refused, the next begins at
 * once. What a member says is said for itself alone, unless all are one person; where it forwards its own calls is not
 * followed.
 */
record Hunting(WhileSearching rules) {
    /** A call that has had so many telephones takes no more of a group in. */
    private static final int MOST_TELEPHONES = 200;

    private Turn turn() {
        return rules.turn;
    }

    private Search search() {
        return rules.search();
    }

    private Hunt hunt() {
        return search().hunt();
    }

    Turn begin(Route.Group route) {
        rules.put(search().hunting(Hunt.of(route)));
        if (route.together()) {
            rules.put(search().nextAttempt(route.number()));
            turn().setTimer(search().timer(), route.ringFor());
        }
        return goOn();
    }

    private Turn goOn() {
        return hunt().together() ? join() : next();
    }

    /** Members whose delay is over ring beside the others; when none of them can, those after them do. */
    Turn join() {
        int due = hunt().left().isEmpty() ? 0 : hunt().left().get(0).delaySeconds();
        while (!hunt().left().isEmpty() && (hunt().left().get(0).delaySeconds() <= due || !rules.anybodyUp())) {
            due = hunt().left().get(0).delaySeconds();
            beside(take());
        }
        if (!rules.anybodyUp()) {
            return over(null);
        }
        return hunt().left().isEmpty()
                ? turn()
                : turn().setTimer(search().joinTimer(), Duration.ofSeconds(
                        hunt().left().get(0).delaySeconds() - hunt().passed()));
    }

    private void beside(RingGroup.Member member) {
        if (turn().legs().size() >= MOST_TELEPHONES) {
            turn().explain(member.number() + ": left out, too many telephones ring");
            return;
        }
        Routed routed = ask(member.number(), Because.MEMBER, List.of());
        if (routed.route() instanceof Route.Ring ring && !ring.targets().isEmpty()) {
            rules.dialling().telephones(ring);
        } else if (routed.route() instanceof Route.Carry carry) {
            rules.dialling().trunk(carry);
        } else {
            refused(member.number(), routed);
        }
    }

    /** The next member that can ring does; the time of the one before is over. */
    private Turn next() {
        while (!hunt().left().isEmpty()) {
            RingGroup.Member member = take();
            Routed routed = ask(member.number(), Because.MEMBER, List.of());
            boolean rings = routed.route() instanceof Route.Ring ring && !ring.targets().isEmpty();
            if (rings || routed.route() instanceof Route.Carry) {
                routed.explain().forEach(turn()::explain);
                return routed.route().applyTo(new ForItsTime());
            }
            refused(member.number(), routed);
        }
        return over(null);
    }

    /** A member rings no longer than the group lets it. */
    private final class ForItsTime implements Route.Handler<Turn> {
        @Override
        public Turn ring(Route.Ring route) {
            return rules.ring(new Route.Ring(route.extension(), route.targets(), hunt().ringFor()));
        }

        @Override
        public Turn carry(Route.Carry route) {
            return rules.carry(new Route.Carry(route.number(), route.to(), hunt().ringFor()));
        }

        @Override
        public Turn host(Route.Host route) {
            return notThere(Causes.NO_TRANSFER_HERE);
        }

        @Override
        public Turn group(Route.Group route) {
            return notThere(Cause.LOOP);
        }

        @Override
        public Turn refuse(Route.Refuse route) {
            return notThere(route.cause());
        }
    }

    private RingGroup.Member take() {
        RingGroup.Member member = hunt().left().get(0);
        rules.put(search().hunting(hunt().next()));
        return member;
    }

    private void refused(String member, Routed routed) {
        Cause cause = routed.route() instanceof Route.Refuse refuse ? refuse.cause() : Cause.NOT_REGISTERED;
        routed.explain().forEach(turn()::explain);
        turn().explain(member + ": " + cause.sip() + " " + cause.text());
        rules.put(search().hunting(hunt().refused(cause)));
    }

    private Routed ask(String number, Because because, List<String> tried) {
        Call call = turn().call();
        Search search = search();
        Routed routed = turn().advice().route(new RoutingQuestion(call.id(), call.origin(), rules.onBehalfOf(), number,
                because, because == Because.MEMBER ? null : Cause.UNAVAILABLE, search.visited(), rules.responsible(),
                tried, call.source(), turn().at(), rules.dialling().before()).preferring(call.preferred()));
        rules.knows(routed.shown());
        return routed;
    }

    /** One telephone of those that ring together is gone; another trunk may still reach its number. */
    Turn gone(Leg leg, Cause cause) {
        if (!leg.trunk().isEmpty() && Causes.isFailureOfTrunk(cause) && search().heard() != Search.Heard.EARLY_MEDIA
                && ask(leg.party(), Because.NEXT_TRUNK, tried(leg)).route() instanceof Route.Carry carry) {
            turn().explain(leg.party() + ": " + cause.sip() + ", now by trunk " + carry.to().carrier());
            rules.dialling().trunk(carry);
            return turn();
        }
        rules.put(search().hunting(hunt().refused(cause)));
        if (Causes.isGlobal(cause) && hunt().personal()) {
            rules.letGo(Cause.CANCELLED);
            return over(cause);
        }
        if (Causes.isGlobal(cause)) {
            forget(leg);
        }
        if (rules.anybodyUp()) {
            return rules.earlyGone(leg);
        }
        turn().clearTimer(search().joinTimer());
        return join();
    }

    private List<String> tried(Leg leg) {
        List<String> trunks = new ArrayList<>(2);
        for (Leg other : turn().legs()) {
            if (other.attempt() == leg.attempt() && other.party().equals(leg.party()) && !other.trunk().isEmpty()) {
                trunks.add(other.trunk());
            }
        }
        return trunks;
    }

    /** Who has decided at one telephone is not called at the others. */
    private void forget(Leg leg) {
        for (Leg other : List.copyOf(turn().legs())) {
            if (other.attempt() == leg.attempt() && other.party().equals(leg.party())) {
                turn().hangUp(other.id(), Cause.CANCELLED);
            }
        }
    }

    /** A member that rang alone does not take the call. */
    Turn notThere(Cause cause) {
        turn().clearTimer(search().setupTimer());
        turn().clearTimer(search().timer());
        rules.put(search().hunting(hunt().refused(cause)));
        return next();
    }

    /**
     * Nobody of the group takes the call.
     *
     * @param last why those did not that rang last, null when none rings any more
     */
    Turn over(Cause last) {
        turn().clearTimer(search().joinTimer());
        turn().clearTimer(search().timer());
        Hunt done = last == null ? hunt() : hunt().refused(last);
        boolean decided = last != null && Causes.isGlobal(last);
        Cause cause = decided ? last : done.best() == null ? Cause.NOT_REGISTERED : done.best();
        boolean personal = done.personal();
        rules.put(search().hunted(cause));
        Because why = rules.isAsked() ? null : personal ? Causes.forwardingFor(cause) : Because.GROUP_OVER;
        return why == null
                ? rules.notFound(Causes.forCaller(cause), HangUpParty.CALLEE) : rules.ask(why, cause);
    }
}
