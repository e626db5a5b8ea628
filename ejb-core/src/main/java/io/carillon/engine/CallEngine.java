package io.carillon.engine;

import io.carillon.call.Advice;
import io.carillon.call.Call;
import io.carillon.call.CallMachine;
import io.carillon.call.Leg;
import io.carillon.call.Step;
import io.carillon.contract.AppAsked;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallId;
import io.carillon.contract.CallInput;
import io.carillon.contract.Cause;
import io.carillon.contract.InviteArrived;
import io.carillon.contract.SwitchCommand;
import io.carillon.event.CallEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * One input in, a list of commands out: finds the call, lets the machine decide, stores what came of it, tells
 * watchers, and hands a call that is over to the records. Runs on the lane of the call. The only exception that leaves
 * it is {@link EngineUnavailable}.
 */
final class CallEngine {
    private final CallRegistry registry;
    private final Advice advice;
    private final Consumer<CallEvent> events;
    private final RecordDesk records;
    private final LongAdder stayed = new LongAdder();
    private final LongAdder unknown = new LongAdder();

    CallEngine(CallRegistry registry, Advice advice, Consumer<CallEvent> events, RecordDesk records) {
        this.registry = registry;
        this.advice = advice;
        this.events = events;
        this.records = records;
    }

    List<SwitchCommand> onInput(CallInput arrived) {
        CallInput in = new AtDesks(advice).whoeverCalls(arrived);
        Call call = registry.find(in.call());
        if (call == null) {
            call = begun(in);
            if (call == null || !registry.begin(call)) {
                return unknown(in);
            }
        }
        Step step = decide(call, in);
        while (!registry.replace(call, step.call())) {
            call = registry.find(in.call());
            if (call == null) {
                return unknown(in);
            }
            step = decide(call, in);
        }
        follow(call, in, step);
        return step.commands();
    }

    /** The call an input begins, null when it begins none. */
    private static Call begun(CallInput in) {
        if (in instanceof InviteArrived invite) {
            return Call.begunBy(invite);
        }
        return in instanceof AppAsked asked && asked.request() instanceof AppRequest.Originate originate
                ? Call.begunBy(asked, originate)
                : null;
    }

    private List<SwitchCommand> unknown(CallInput in) {
        unknown.increment();
        EngineLog.LOG.debugf("%s: unknown call, %s", in.call(), in);
        return in.applyTo(LegsOfNobody.INSTANCE);
    }

    /** A call that the rules cannot go on with is ended rather than left hanging. */
    private Step decide(Call call, CallInput in) {
        try {
            return CallMachine.step(call, in, advice);
        } catch (RuntimeException e) {
            EngineLog.LOG.stepFailed(call.id().value(), in.getClass().getSimpleName(), e);
            Step lost = CallMachine.lost(call, in.at(), Cause.SERVER_ERROR, advice);
            List<SwitchCommand> commands = new ArrayList<>();
            if (in instanceof InviteArrived invite && call.legs().isEmpty()) {
                commands.add(new SwitchCommand.Reject(invite.leg(), Cause.SERVER_ERROR));
            }
            for (Leg leg : call.legs()) {
                if (leg.isUp()) {
                    commands.add(leg.isInbound() && !leg.isAnswered()
                            ? new SwitchCommand.Reject(leg.id(), Cause.SERVER_ERROR)
                            : new SwitchCommand.HangUp(leg.id(), Cause.SERVER_ERROR));
                }
            }
            commands.addAll(lost.commands());
            return new Step(lost.call(), commands, lost.events(), null);
        }
    }

    private void follow(Call before, CallInput in, Step step) {
        if (step.stayed() != null) {
            stayed.increment();
        }
        if (EngineLog.LOG.isDebugEnabled()) {
            EngineLog.LOG.debugf("%s: %s in %s -> %s, %s%s", before.id(), in, before.stage(), step.call().stage(),
                    step.commands(), step.stayed() == null ? "" : ", stayed: " + step.stayed());
        }
        List<CallEvent> told = step.events();
        for (int i = 0; i < told.size(); i++) {
            events.accept(told.get(i));
        }
        if (step.isOver()) {
            records.over(step.call());
        }
    }

    /** Closes a call that the switch no longer has. @return false when it has moved on meanwhile */
    boolean lose(CallId id, Call asSeen, Instant at) {
        Step step = CallMachine.lost(asSeen, at, Cause.NODE_LOST, advice);
        if (!registry.replace(asSeen, step.call())) {
            return false;
        }
        EngineLog.LOG.callLost(id.value());
        step.events().forEach(events);
        records.over(step.call());
        return true;
    }

    long stayed() {
        return stayed.sum();
    }

    long unknown() {
        return unknown.sum();
    }
}
