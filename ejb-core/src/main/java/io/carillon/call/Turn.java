package io.carillon.call;

import io.carillon.cdr.Direction;
import io.carillon.cdr.Disposition;
import io.carillon.cdr.HangUpParty;
import io.carillon.cdr.Proof;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.LegId;
import io.carillon.contract.Origin;
import io.carillon.contract.PeerHanded;
import io.carillon.contract.SwitchCommand;
import io.carillon.dialplan.Price;
import io.carillon.event.CallEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The working copy of a call during one step: rules change it, {@link #step()} freezes it. Lives on one thread for
 * microseconds.
 */
final class Turn {
    private final Call before;
    private final Instant at;
    private final Advice advice;
    private final List<SwitchCommand> commands = new ArrayList<>(8);
    private final List<CallEvent> events = new ArrayList<>(2);
    private List<Leg> legs;
    private List<String> timers;
    private List<String> explain;
    private Stage stage;
    private MediaPosture posture;
    private CallerIdentity from;
    private Direction direction;
    private Call.Milestones milestones;
    private Proof proof;
    private Recording recording;
    private Answerer answerer;
    private boolean withheld;
    private String stayed;

    Turn(Call call, Instant at, Advice advice) {
        this.before = call;
        this.at = at;
        this.advice = advice;
        this.legs = call.legs();
        this.timers = call.timers();
        this.explain = call.explain();
        this.stage = call.stage();
        this.posture = call.posture();
        this.from = call.from();
        this.direction = call.direction();
        this.milestones = call.milestones();
        this.proof = call.proof();
        this.recording = call.recording();
        this.answerer = call.answerer();
        this.withheld = call.withheld();
    }

    Call call() {
        return before;
    }

    Instant at() {
        return at;
    }

    Advice advice() {
        return advice;
    }

    Stage stage() {
        return stage;
    }

    MediaPosture posture() {
        return posture;
    }

    CallerIdentity from() {
        return from;
    }

    Direction direction() {
        return direction;
    }

    /** The call leaves the house. One that came from outside stays inbound, wherever it is sent on to. */
    Turn outbound() {
        direction = direction == Direction.INBOUND ? direction : Direction.OUTBOUND;
        return this;
    }

    Proof proof() {
        return proof;
    }

    Turn proof(Proof next) {
        proof = next;
        return this;
    }

    Recording recording() {
        return recording;
    }

    Turn recording(Recording next) {
        recording = next;
        return this;
    }

    Answerer answerer() {
        return answerer;
    }

    Turn answerer(Answerer next) {
        answerer = next;
        return this;
    }

    /** Whether the caller does not want to be known to those who are called. */
    boolean isWithheld() {
        return withheld;
    }

    /** The caller does not want to be known. */
    Turn withhold() {
        withheld = true;
        return this;
    }

    Call.Milestones milestones() {
        return milestones;
    }

    List<Leg> legs() {
        return legs;
    }

    /** The rules of the stage the call is in now. */
    StageRules rules() {
        return stage.applyTo(new RuleBook(this));
    }

    Turn enter(Stage next) {
        stage = next;
        return this;
    }

    Turn posture(MediaPosture next) {
        posture = next;
        return this;
    }

    Turn shown(CallerIdentity identity) {
        if (identity != null) {
            from = identity;
        }
        return this;
    }

    Turn milestones(Call.Milestones next) {
        milestones = next;
        return this;
    }

    Leg leg(LegId id) {
        for (int i = 0; i < legs.size(); i++) {
            if (legs.get(i).id().equals(id)) {
                return legs.get(i);
            }
        }
        return null;
    }

    /** Adds a leg or puts it in place of the one with its id. */
    Turn put(Leg leg) {
        if (legs == before.legs()) {
            legs = new ArrayList<>(legs);
        }
        for (int i = 0; i < legs.size(); i++) {
            if (legs.get(i).id().equals(leg.id())) {
                legs.set(i, leg);
                return this;
            }
        }
        legs.add(leg);
        return this;
    }

    /** Whether a leg came or went through a trunk. */
    boolean isOutside(Leg leg) {
        return !trunkOf(leg).isEmpty();
    }

    /** Id of the trunk that a leg came or went through, empty for a telephone of the house. */
    String trunkOf(Leg leg) {
        boolean first = leg.isInbound() && leg.id().equals(legs.get(0).id());
        return first && before.origin() instanceof Origin.Trunk trunk ? trunk.trunk() : leg.trunk();
    }

    /** Leg ids are the call's id and a running number: unique as the call is, and found together in traces. */
    LegId nextLeg() {
        return new LegId(before.id().value() + "-" + (legs.size() + 1));
    }

    Turn command(SwitchCommand command) {
        commands.add(command);
        return this;
    }

    Turn event(CallEvent event) {
        events.add(event);
        return this;
    }

    Turn explain(String line) {
        if (explain == before.explain()) {
            explain = new ArrayList<>(explain);
        }
        explain.add(line);
        return this;
    }

    Turn setTimer(String name, Duration after) {
        if (timers == before.timers()) {
            timers = new ArrayList<>(timers);
        }
        if (!timers.contains(name)) {
            timers.add(name);
        }
        return command(new SwitchCommand.SetTimer(before.id(), name, after));
    }

    Turn clearTimer(String name) {
        return forgetTimer(name) ? command(new SwitchCommand.ClearTimer(before.id(), name)) : this;
    }

    /** Names of the timers that run. */
    List<String> timers() {
        return timers;
    }

    /** Lines that say how the call was routed, so far. */
    int explanations() {
        return explain.size();
    }

    /** @return whether it ran */
    boolean forgetTimer(String name) {
        if (!timers.contains(name)) {
            return false;
        }
        if (timers == before.timers()) {
            timers = new ArrayList<>(timers);
        }
        return timers.remove(name);
    }

    /** Books a leg that another call handed over. */
    Leg take(PeerHanded in) {
        PeerHanded.Known known = in.known();
        Leg leg = new Leg(in.leg(), Leg.Role.CALLEE, known.party(), known.target(), known.sipCallId(), 0, at,
                new LegPhase.Answered(null, known.answeredAt(), null), Price.read(known.charge()), "");
        put(leg);
        return leg;
    }

    /** A transferor is told that its transfer is not tried, or that it failed. */
    Turn refuseTransfer(LegId transferor, Cause cause) {
        return command(new SwitchCommand.ReportTransfer(transferor, Math.max(300, cause.sip()), cause.text()));
    }

    /** The input means nothing now. */
    Turn stay(String why) {
        stayed = why;
        return this;
    }

    /** Ends a leg if it is up: a caller we never answered is refused, anybody else is hung up. */
    Turn hangUp(LegId id, Cause cause) {
        Leg leg = leg(id);
        if (leg == null || !leg.isUp()) {
            return this;
        }
        boolean refuse = leg.isInbound() && !leg.isAnswered();
        put(leg.in(leg.phase().leaves(cause)));
        return command(refuse ? new SwitchCommand.Reject(id, cause) : new SwitchCommand.HangUp(id, cause));
    }

    /** Ends the call for this reason, in the words that fit whether anybody was connected. */
    Turn end(Cause cause, HangUpParty by) {
        return end(milestones.answeredAt() == null
                ? Outcome.unanswered(cause, by, at)
                : new Outcome(cause, by, Disposition.ANSWERED, at));
    }

    /** Ends the call: everybody who is still up is told, every timer is dropped, watchers hear of it. */
    Turn end(Outcome outcome) {
        Outcome now = new Outcome(outcome.cause(), outcome.by(), outcome.disposition(), at);
        for (Leg leg : List.copyOf(legs)) {
            hangUp(leg.id(), now.cause());
        }
        for (String timer : List.copyOf(timers)) {
            clearTimer(timer);
        }
        enter(new Stage.Ended(now)).recording(recording.over());
        return event(new CallEvent.CallEnded(
                before.id(), before.tenant(), at, direction, from.number(), before.to(), now.cause()));
    }

    Step step() {
        if (stage instanceof Stage.Bridged bridged && !bridged.equals(before.stage())) {
            new RecordingRules(this).bridged(bridged);
            new HearingRules(this).bridged(bridged);
        }
        Trail trail = before.trail().followed(stage, legs, at);
        Call after = stayed != null && commands.isEmpty() && stage == before.stage() && legs == before.legs()
                        && timers == before.timers()
                ? before
                : new Call(before.id(), before.origin(), direction, from, before.to(), before.hops(), stage,
                        posture, legs, timers, milestones, explain, before.source(), withheld,
                        before.identity(), proof, recording, trail, answerer, before.diverted(),
                        before.preferred());
        return new Step(after, commands, events, stayed);
    }
}
