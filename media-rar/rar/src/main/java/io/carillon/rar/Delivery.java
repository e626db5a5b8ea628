package io.carillon.rar;

import io.carillon.contract.CallId;
import io.carillon.contract.CallInput;
import io.carillon.contract.Cause;
import io.carillon.contract.CommandFailed;
import io.carillon.contract.InviteArrived;
import io.carillon.contract.SwitchCommand;
import jakarta.resource.spi.UnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * The round of a call: tell the application what happened, do what it answers, tell what came of that, until nothing
 * is left to tell. Runs on the lane of the call.
 *
 * <p>Inputs of a call reach the application in order. What finds no application, or one that fails, goes to the
 * {@link InputJournal}, and everything later of that call queues up behind it. An application that fails on the same
 * call {@value #MOST_FAILURES} times in a row does not get it any more: the call is ended.
 */
final class Delivery {
    private static final int MOST_FAILURES = 5;
    private static final int MOST_IN_ONE_ROUND = 500;

    private final ApplicationDoor door;
    private final InputJournal journal;
    private final CallTable table;
    private final CommandExecutor.Verbs verbs;
    private final Autonomy autonomy;
    private final Retry retry;
    private final LongAdder delivered = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder failedCommands = new LongAdder();

    /** Comes back to a call after a while. */
    @FunctionalInterface
    interface Retry {
        void later(CallId call);
    }

    Delivery(ApplicationDoor door, InputJournal journal, CallTable table, CommandExecutor.Verbs verbs, Retry retry) {
        this.door = door;
        this.journal = journal;
        this.table = table;
        this.verbs = verbs;
        this.autonomy = new Autonomy(verbs);
        this.retry = retry;
    }

    /** Offers a new call. One that nobody takes is refused and forgotten: the application never knew it. */
    void offer(LiveCall call, Leg caller, InviteArrived invite) {
        try {
            List<SwitchCommand> commands = door.newCall(invite);
            delivered.increment();
            execute(call, commands);
        } catch (UnavailableException e) {
            RarLog.LOG.endpointUnavailable(call.id(), e.getMessage());
            failures.increment();
            verbs.ending().release(call, caller, Cause.UNAVAILABLE);
            call.forgetPending();
        } catch (RuntimeException | LinkageError e) {
            RarLog.LOG.listenerFailed(call.id(), "InviteArrived", e);
            failures.increment();
            verbs.ending().release(call, caller, isGone(e) ? Cause.UNAVAILABLE : Cause.SERVER_ERROR);
        }
        round(call);
    }

    /**
     * Whether a failure only says that the application is being stopped. The server and the application each have a
     * type of their own for that, which is not on this class path; its name tells.
     */
    private static boolean isGone(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getSimpleName().contains("Unavailable")) {
                return true;
            }
        }
        return false;
    }

    /** Tells everything that is pending, then tidies up. */
    void round(LiveCall call) {
        int told = 0;
        verbs.offering().applyPostponed(call);
        for (CallInput next = call.nextToTell(); next != null; next = call.nextToTell()) {
            if (++told == MOST_IN_ONE_ROUND) {
                RarLog.LOG.roundTooLong(call.id(), told);
                endAll(call, Cause.SERVER_ERROR);
            }
            if (told < 2 * MOST_IN_ONE_ROUND) {
                tell(call, next);
            } else {
                keep(call, next);
            }
            verbs.offering().applyPostponed(call);
        }
        if (!call.hasLegs()) {
            verbs.taping().over(call);
        }
        if (!call.hasLegs() && !call.isStalled()) {
            call.timers().clearAll();
            table.remove(call);
        }
    }

    private void tell(LiveCall call, CallInput input) {
        ApplicationDoor.Attached application = door.attached();
        if (application == null) {
            keep(call, input);
            autonomy.after(call, input);
            if (door.attached() != null) {
                retry.later(call.id());
            }
        } else if (call.isStalled() || !tellWaiting(call, application) || !hand(call, input, application)) {
            keep(call, input);
        }
    }

    private void keep(LiveCall call, CallInput input) {
        if (autonomy.isKept(input) && !call.isAbandoned()) {
            journal.add(input, call.legIdsWith(input));
        }
    }

    /** Tells what has been waiting, and then whatever came of it; called when there may be an application again. */
    void resume(LiveCall call) {
        call.resume();
        ApplicationDoor.Attached application = door.attached();
        if (application != null) {
            tellWaiting(call, application);
        }
        round(call);
    }

    /** Whether nothing waits any more. */
    private boolean tellWaiting(LiveCall call, ApplicationDoor.Attached application) {
        if (journal.isEmpty()) {
            return true;
        }
        List<CallInput> waiting = journal.of(call.id());
        for (CallInput input : waiting) {
            if (!hand(call, input, application) && !call.isAbandoned()) {
                return false;
            }
        }
        if (!waiting.isEmpty()) {
            journal.delivered(call.id());
        }
        return true;
    }

    private boolean hand(LiveCall call, CallInput input, ApplicationDoor.Attached application) {
        List<SwitchCommand> commands;
        try {
            commands = application.tell(input);
        } catch (RuntimeException | LinkageError e) {
            failed(call, input, application, e);
            return false;
        }
        delivered.increment();
        call.deliverySucceeded();
        execute(call, commands);
        return true;
    }

    private void failed(LiveCall call, CallInput input, ApplicationDoor.Attached application, Throwable e) {
        failures.increment();
        if (isGone(e) && !call.isAbandoned()) {
            RarLog.LOG.applicationGoing(call.id(), e.toString());
            call.pause();
            retry.later(call.id());
            return;
        }
        RarLog.LOG.listenerFailed(call.id(), input.getClass().getSimpleName(), e);
        if (call.isAbandoned()) {
            return;
        }
        if (!application.isCurrent()) {
            retry.later(call.id());
        } else if (call.stall() < MOST_FAILURES) {
            retry.later(call.id());
        } else {
            RarLog.LOG.abandoned(call.id(), MOST_FAILURES);
            call.abandon();
            endAll(call, Cause.SERVER_ERROR);
        }
    }

    private void execute(LiveCall call, List<SwitchCommand> commands) {
        CommandExecutor executor = new CommandExecutor(call, verbs);
        for (SwitchCommand command : commands) {
            Outcome outcome = perform(call, command, executor);
            if (!outcome.isDone()) {
                failedCommands.increment();
                RarLog.LOG.commandFailed(call.id(), command.getClass().getSimpleName(), outcome.reason());
                call.tell(new CommandFailed(call.id(), Instant.now(), command, outcome.reason(), outcome.cause()));
            }
        }
    }

    private static Outcome perform(LiveCall call, SwitchCommand command, CommandExecutor executor) {
        try {
            return command.applyTo(executor);
        } catch (RuntimeException e) {
            RarLog.LOG.commandBroke(call.id(), command.getClass().getSimpleName(), e);
            return Outcome.failed("unexpected: " + e, Cause.SERVER_ERROR);
        }
    }

    /** Ends every leg as one whose far end is lost. */
    void endAll(LiveCall call, Cause cause) {
        for (Leg leg : call.legs()) {
            verbs.ending().giveUp(call, leg, cause);
        }
    }

    /** Inputs the application took. */
    long delivered() {
        return delivered.sum();
    }

    /** Deliveries that found the application unavailable or failing. */
    long failures() {
        return failures.sum();
    }

    /** Commands that came back as failed. */
    long failedCommands() {
        return failedCommands.sum();
    }
}
