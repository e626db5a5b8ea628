package io.carillon.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A switch without sockets, for tests of whatever listens to a switch. It feeds inputs, records the commands that come
 * back, and behaves towards the listener as the contract says the adapter does: legs that are told to end confirm,
 * offers settle, timers run on a clock that only {@link #advance} moves. What the contract forbids is collected in
 * {@link #violations}.
 */
public final class SwitchRecorder {
    record Timer(CallId call, String name) {}

    private final SwitchListener listener;
    final Map<LegId, RecordedLeg> legs = new LinkedHashMap<>();
    final Map<Timer, Instant> timers = new LinkedHashMap<>();
    final Deque<CallInput> due = new ArrayDeque<>();
    private final List<SwitchCommand> commands = new ArrayList<>();
    final List<String> violations = new ArrayList<>();
    Instant now = Instant.parse("2026-01-05T08:00:00Z");
    private boolean confirming = true;
    private int failAt = -1;
    Cause failWith = Cause.SERVER_ERROR;

    public SwitchRecorder(SwitchListener listener) {
        this.listener = listener;
    }

    /** The clock of this switch. */
    public Instant now() {
        return now;
    }

    /**
     * Answers the n-th command from the start (counted from 0) with {@link CommandFailed} instead of carrying it out.
     */
    public SwitchRecorder failing(int n, Cause cause) {
        failAt = n;
        failWith = cause;
        return this;
    }

    /** Keeps back what legs confirm, so that a test can let other things cross it; {@link #confirm} lets it through. */
    public SwitchRecorder withhold() {
        confirming = false;
        return this;
    }

    /** Delivers what was kept back and keeps nothing back any more. */
    public void confirm() {
        confirming = true;
        drain();
    }

    /**
     * Delivers an input, carries out what comes back, and delivers what follows from that. @return the commands it
     * caused
     */
    public List<SwitchCommand> feed(CallInput in) {
        int before = commands.size();
        note(in);
        execute(in.call(), listener.onInput(in));
        drain();
        return List.copyOf(commands.subList(before, commands.size()));
    }

    /** What somebody else puts on a lane: it is delivered after what is being delivered now, or with the next {@link #confirm}. */
    public void later(CallInput in) {
        due.add(in);
    }

    private void drain() {
        while (confirming && !due.isEmpty()) {
            CallInput next = due.poll();
            note(next);
            execute(next.call(), listener.onInput(next));
        }
    }

    /** Keeps the books of legs for inputs that tests make up. */
    private void note(CallInput in) {
        if (in instanceof InviteArrived invite) {
            legs.put(invite.leg(), new RecordedLeg(invite.leg(), invite.call(), null));
        } else if (in instanceof LegAnswered answered) {
            leg(answered.leg()).answered = true;
        } else if (in instanceof LegRejected rejected) {
            end(rejected.leg());
        } else if (in instanceof HungUp hungUp) {
            end(hungUp.leg());
        } else if (in instanceof LegReleased released) {
            end(released.leg());
        } else if (in instanceof TimerFired fired) {
            timers.remove(new Timer(fired.call(), fired.timer()));
        }
    }

    private void end(LegId id) {
        RecordedLeg leg = legs.get(id);
        if (leg != null) {
            leg.over = true;
        }
    }

    private void execute(CallId call, List<SwitchCommand> list) {
        for (SwitchCommand command : list) {
            int number = commands.size();
            commands.add(command);
            if (number == failAt) {
                fail(call, command);
            } else {
                command.applyTo(new RecordedExecution(this, call));
            }
        }
    }

    /** What cannot be dialled never was, what cannot be ended is no longer there. */
    private void fail(CallId call, SwitchCommand command) {
        if (command instanceof SwitchCommand.Dial dial) {
            legs.put(dial.leg(), new RecordedLeg(dial.leg(), call, dial.target()));
            end(dial.leg());
        } else if (command instanceof SwitchCommand.HangUp hangUp) {
            end(hangUp.leg());
        } else if (command instanceof SwitchCommand.Reject reject) {
            end(reject.leg());
        } else if (command instanceof SwitchCommand.Answer answer) {
            leg(answer.leg()).unanswerable = true;
        }
        due.add(new CommandFailed(call, now, command, "made to fail", failWith));
    }

    /** Moves the clock and fires the timers that run out on the way, the earliest first. */
    public void advance(Duration by) {
        Instant until = now.plus(by);
        while (true) {
            TreeMap<Instant, Timer> order = new TreeMap<>();
            timers.forEach((timer, at) -> order.putIfAbsent(at, timer));
            if (order.isEmpty() || order.firstKey().isAfter(until)) {
                now = until;
                return;
            }
            now = order.firstKey();
            Timer timer = order.firstEntry().getValue();
            feed(new TimerFired(timer.call(), now, timer.name()));
        }
    }

    /** A device calls. @return the call */
    public CallId invite(Aor from, String to) {
        return invites(from, to, false);
    }

    /** A device calls, perhaps without wanting to be known. @return the call */
    public CallId invites(Aor from, String to, boolean withheld) {
        CallId call = Ids.newCall();
        CallerIdentity claimed = new CallerIdentity("forged", "Mallory");
        feed(new InviteArrived(call, Ids.newLeg(), now, new Origin.Device(from), claimed,
                new DialledNumber(to), new MediaOffer.Audio(List.of(Codec.PCMU), MediaDirection.SENDRECV),
                new SipPeer(SipTransport.UDP, "192.0.2.1", 5060), "sip-" + call.value(), 70, withheld));
        return call;
    }

    public List<SwitchCommand> rings(LegId leg) {
        return feed(new LegProgressed(callOf(leg), leg, now, 180, false));
    }

    public List<SwitchCommand> ringsWithEarlyMedia(LegId leg) {
        return feed(new LegProgressed(callOf(leg), leg, now, 183, true));
    }

    public List<SwitchCommand> answers(LegId leg) {
        return feed(new LegAnswered(callOf(leg), leg, now, Codec.PCMU));
    }

    public List<SwitchCommand> rejects(LegId leg, Cause cause) {
        return feed(new LegRejected(callOf(leg), leg, now, cause));
    }

    public List<SwitchCommand> hangsUp(LegId leg) {
        return hangsUp(leg, Cause.NORMAL_CLEARING);
    }

    public List<SwitchCommand> hangsUp(LegId leg, Cause cause) {
        return feed(new HungUp(callOf(leg), leg, now, cause, MediaReport.NONE));
    }

    public List<SwitchCommand> toneEnds(LegId leg) {
        return feed(new ToneEnded(callOf(leg), leg, now));
    }

    /** What somebody hears is said to its end. */
    public List<SwitchCommand> promptEnds(LegId leg, String prompt) {
        return feed(new PromptEnded(callOf(leg), leg, now, prompt, PromptEnded.Why.DONE));
    }

    /** Somebody presses keys, one after the other. */
    public void presses(LegId leg, String keys) {
        for (char key : keys.toCharArray()) {
            feed(new DigitPressed(callOf(leg), leg, now, key, 100));
        }
    }

    public List<SwitchCommand> asks(CallId call, AppRequest request) {
        return feed(new AppAsked(call, now, request));
    }

    /** A device holds or resumes, and the other side agrees. */
    public void offers(LegId leg, MediaDirection direction) {
        feed(new OfferArrived(callOf(leg), leg, now, new MediaOffer.Audio(List.of(Codec.PCMU), direction)));
        feed(new OfferSettled(callOf(leg), leg, now, direction, Codec.PCMU));
    }

    /** A device asks to hand its conversation on, blindly. */
    public List<SwitchCommand> refers(LegId leg, String target) {
        return feed(new TransferAsked(callOf(leg), leg, now, new DialledNumber(target), null));
    }

    /** A device asks to join its two conversations. */
    public List<SwitchCommand> refers(LegId leg, String target, LegId replaced, boolean earlyOnly) {
        return feed(new TransferAsked(callOf(leg), leg, now, new DialledNumber(target),
                new TransferAsked.Replaced(callOf(replaced), replaced, earlyOnly)));
    }

    /** A device wants the place of a leg. @return its own leg */
    public LegId replaces(Aor by, LegId replaced, boolean earlyOnly) {
        LegId leg = Ids.newLeg();
        legs.put(leg, new RecordedLeg(leg, callOf(replaced), null));
        feed(new ReplacementArrived(
                callOf(replaced), leg, now, new Origin.Device(by), replaced, earlyOnly, "sip-" + leg.value()));
        return leg;
    }

    /** A device wants to come into the conversation of a leg. @return its own leg */
    public LegId joins(Aor by, LegId joined) {
        LegId leg = Ids.newLeg();
        legs.put(leg, new RecordedLeg(leg, callOf(joined), null));
        feed(new JoinArrived(callOf(joined), leg, now, new Origin.Device(by), joined, "sip-" + leg.value()));
        return leg;
    }

    public CallId callOf(LegId leg) {
        return leg(leg).call;
    }

    /** A leg that was there at some time. */
    public RecordedLeg leg(LegId id) {
        RecordedLeg leg = legs.get(id);
        if (leg == null) {
            throw new AssertionError("no leg " + id);
        }
        return leg;
    }

    /** The caller's leg of a call. */
    public LegId caller(CallId call) {
        return legs.values().stream()
                .filter(leg -> leg.isInbound() && leg.call.equals(call))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no caller in " + call))
                .id;
    }

    /** The newest leg to a contact. */
    public LegId legTo(String uri) {
        return legs.values().stream()
                .filter(leg -> !leg.isInbound() && leg.target.uri().equals(uri))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("nobody dialled " + uri))
                .id;
    }

    /** Legs that are up. */
    public List<RecordedLeg> up() {
        return legs.values().stream().filter(leg -> !leg.over).toList();
    }

    /** Every leg there was. */
    public List<RecordedLeg> legs() {
        return List.copyOf(legs.values());
    }

    /** Commands of one kind, from the start. */
    public <T extends SwitchCommand> List<T> commands(Class<T> kind) {
        return commands.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** All commands from the start. */
    public List<SwitchCommand> commands() {
        return List.copyOf(commands);
    }

    /** Names of the timers that run. */
    public List<String> timers() {
        return timers.keySet().stream().map(Timer::name).toList();
    }

    /** Drops commands and legs that are over, for tests that play very many calls. */
    public void forgetThePast() {
        commands.clear();
        legs.values().removeIf(RecordedLeg::isOver);
    }

    /** What was asked against the contract; empty in a sound program. */
    public List<String> violations() {
        return List.copyOf(violations);
    }
}
