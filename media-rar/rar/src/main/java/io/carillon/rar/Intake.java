package io.carillon.rar;

import io.carillon.contract.Aor;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.EventReply;
import io.carillon.contract.LegId;
import io.carillon.contract.MessageAsked;
import io.carillon.contract.Origin;
import io.carillon.contract.PublishAsked;
import io.carillon.contract.Recorded;
import io.carillon.contract.RegisterAsked;
import io.carillon.contract.RegisterReply;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SubscribeAsked;
import io.carillon.rar.CallLanes.Admission;
import io.carillon.rtp.MediaEvents;
import io.carillon.sip.EventResponder;
import io.carillon.sip.InfoBody;
import io.carillon.sip.Invited;
import io.carillon.sip.MessageResponder;
import io.carillon.sip.RegisterResponder;
import io.carillon.sip.SipEvents;
import io.carillon.sip.SipLeg;
import io.carillon.sip.Transfer;
import io.carillon.sip.sdp.SdpBody;
import io.carillon.sip.sdp.SessionDescription;
import jakarta.resource.spi.UnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Hears the network threads and puts everything on the lane it belongs to. Answers by itself only what must not cost
 * the application anything: bodies that cannot be used, and calls that there is no room for.
 */
final class Intake implements SipEvents, MediaEvents, CallTimers.Expiry {
    private static final int RETRY_AFTER_SECONDS = 5;

    private final CallLanes lanes;
    private final CallLanes registrations;
    private final ApplicationDoor door;
    private final BooleanSupplier accepting;
    private final Supplier<Cause> noRoomForCall;
    private volatile CallEvents calls;
    private volatile Overload overload;
    private volatile Set<String> emergencyNumbers = Set.of();

    /**
     * @param lanes where events of calls go
     * @param registrations where registrations go, which may wait for a database and must not make calls wait with them
     * @param door the application
     * @param accepting whether anything new is taken
     * @param noRoomForCall why one more call does not fit, null when it does
     */
    Intake(
            CallLanes lanes,
            CallLanes registrations,
            ApplicationDoor door,
            BooleanSupplier accepting,
            Supplier<Cause> noRoomForCall) {
        this.lanes = lanes;
        this.registrations = registrations;
        this.door = door;
        this.accepting = accepting;
        this.noRoomForCall = noRoomForCall;
    }

    /**
     * Says who handles events on the lanes: before stack and engine are started, but after they are made, because
     * calls are made with them.
     */
    void handler(CallEvents handler) {
        calls = handler;
    }

    /** Says who measures whether there is time for more; before the first request. */
    void measuredBy(Overload measuring) {
        overload = measuring;
    }

    @Override
    public boolean hasTime(String method, String callId, boolean proving) {
        return overload.hasTime(method, callId, proving);
    }

    /** For these numbers there is always room. */
    void replaceEmergencyNumbers(Set<String> numbers) {
        emergencyNumbers = Set.copyOf(numbers);
    }

    @Override
    public boolean acceptingCalls() {
        return accepting.getAsBoolean();
    }

    @Override
    public void invited(Invited invited) {
        SipLeg leg = invited.leg();
        if (invited.offer() instanceof SdpBody.Bad bad) {
            leg.end(Cause.ofStatus(bad.status(), bad.reason()));
        } else if (invited.offer() instanceof SdpBody.Good good && good.sdp().audio().isRefused()) {
            leg.end(Cause.notAcceptable("the offer has no audio stream that is switched on"));
        } else if (emergencyNumbers.contains(invited.to().digits())) {
            take(isNewCallOfOurs(invited) ? invited.forHelp() : invited, Admission.VITAL);
        } else {
            Cause full = noRoomForCall.get();
            if (full == null) {
                take(invited, Admission.NEW);
            } else {
                leg.end(full);
            }
        }
    }

    /** No rule for encrypted audio stands between a device and help; what somebody wants to come into keeps its own. */
    private static boolean isNewCallOfOurs(Invited invited) {
        return invited.origin() instanceof Origin.Device && invited.replaced() == null && invited.joined() == null;
    }

    private void take(Invited invited, Admission admission) {
        SipLeg leg = invited.leg();
        if (!lanes.offer(leg.call(), () -> calls.invited(invited), admission)) {
            leg.end(Cause.UNAVAILABLE);
        }
    }

    @Override
    public void progressed(SipLeg leg, int status, SessionDescription answerOrNull) {
        Instant at = Instant.now();
        if (!lanes.offer(leg.call(), () -> calls.progressed(leg, status, answerOrNull, at), Admission.KNOWN)) {
            RarLog.LOG.inputDropped(leg.call(), "a provisional response");
        }
    }

    @Override
    public void answered(SipLeg leg, SessionDescription answer) {
        Instant at = Instant.now();
        vital(leg, () -> calls.answered(leg, answer, at));
    }

    @Override
    public void confirmed(SipLeg leg, SessionDescription answerOrNull) {
        vital(leg, () -> calls.confirmed(leg, answerOrNull));
    }

    @Override
    public void rejected(SipLeg leg, Cause cause) {
        Instant at = Instant.now();
        vital(leg, () -> calls.rejected(leg, cause, at));
    }

    @Override
    public void ended(SipLeg leg, Cause cause, boolean byFarEnd) {
        Instant at = Instant.now();
        vital(leg, () -> calls.ended(leg, cause, at));
    }

    @Override
    public void offered(SipLeg leg, SdpBody offer) {
        Instant at = Instant.now();
        if (!lanes.offer(leg.call(), () -> calls.offered(leg, offer, at), Admission.KNOWN)) {
            RarLog.LOG.inputDropped(leg.call(), "a change of session");
            leg.declineOffer(Cause.UNAVAILABLE);
        }
    }

    @Override
    public void offerAnswered(SipLeg leg, SessionDescription answer) {
        vital(leg, () -> calls.offerAnswered(leg, answer));
    }

    @Override
    public void offerRefused(SipLeg leg, Cause cause) {
        vital(leg, () -> calls.offerRefused(leg, cause));
    }

    @Override
    public void redirected(SipLeg leg, Cause cause, String number) {
        Instant at = Instant.now();
        vital(leg, () -> calls.redirected(leg, cause, number, at));
    }

    @Override
    public void informed(SipLeg leg, InfoBody info) {
        if (!lanes.offer(leg.call(), () -> calls.informed(leg, info), Admission.KNOWN)) {
            RarLog.LOG.inputDropped(leg.call(), "an INFO");
        }
    }

    @Override
    public void keyPressed(CallId call, LegId leg, int event, int millis) {
        if (!lanes.offer(call, () -> calls.keyPressed(call, leg, event, millis), Admission.KNOWN)) {
            RarLog.LOG.inputDropped(call, "a key");
        }
    }

    @Override
    public void keyPassed(CallId call, LegId leg, int event) {
        if (!lanes.offer(call, () -> calls.keyPassed(call, leg, event), Admission.KNOWN)) {
            RarLog.LOG.inputDropped(call, "a key");
        }
    }

    /** A recording is over. */
    void recorded(Recorded recorded) {
        Instant at = Instant.now();
        vital(recorded.call(), () -> calls.recorded(recorded, at));
    }

    @Override
    public void transferAsked(SipLeg leg, Transfer transfer) {
        Instant at = Instant.now();
        if (!lanes.offer(leg.call(), () -> calls.transferAsked(leg, transfer, at), Admission.KNOWN)) {
            RarLog.LOG.inputDropped(leg.call(), "a transfer");
            leg.reportTransfer(503, "Service Unavailable");
        }
    }

    @Override
    public void mediaTimeout(CallId call, LegId leg) {
        Instant at = Instant.now();
        vital(call, () -> calls.mediaTimeout(call, leg, at));
    }

    @Override
    public void toneEnded(CallId call, LegId leg) {
        Instant at = Instant.now();
        vital(call, () -> calls.toneEnded(call, leg, at));
    }

    @Override
    public void expired(CallId call, CallTimers.Running timer) {
        Instant at = Instant.now();
        vital(call, () -> calls.timerExpired(call, timer, at));
    }

    private void vital(SipLeg leg, Runnable event) {
        vital(leg.call(), event);
    }

    /** Refused only while the lanes close, when the legs have been ended already. */
    private void vital(CallId call, Runnable event) {
        if (!lanes.offer(call, event, Admission.VITAL)) {
            RarLog.LOG.inputTooLate(call);
        }
    }

    @Override
    public void messageAsked(MessageAsked asked, MessageResponder responder) {
        if (!registrations.offer(asked.from(), () -> responder.reply(message(asked)), Admission.NEW)) {
            responder.reply(503);
        }
    }

    private int message(MessageAsked asked) {
        try {
            return door.message(asked);
        } catch (UnavailableException e) {
            return 503;
        } catch (RuntimeException | LinkageError e) {
            RarLog.LOG.registerFailed(asked.from().toString(), e);
            return 500;
        }
    }

    @Override
    public void registerAsked(RegisterAsked asked, RegisterResponder responder) {
        if (!registrations.offer(asked.aor(), () -> responder.reply(register(asked)), Admission.NEW)) {
            responder.reply(unavailable("busy"));
        }
    }

    /** When nobody can be told the binding stays until it expires, and a call to it fails at once. */
    @Override
    public void flowGone(Aor aor, SipPeer flow) {
        registrations.offer(aor, () -> tellFlowGone(aor, flow), Admission.KNOWN);
    }

    private void tellFlowGone(Aor aor, SipPeer flow) {
        try {
            door.flowGone(aor, flow);
        } catch (UnavailableException | RuntimeException | LinkageError e) {
            RarLog.LOG.debugf(e, "nobody hears that the connection of %s is gone", aor);
        }
    }

    private RegisterReply register(RegisterAsked asked) {
        try {
            return door.register(asked);
        } catch (UnavailableException e) {
            return unavailable("not in service");
        } catch (RuntimeException | LinkageError e) {
            RarLog.LOG.registerFailed(asked.aor().toString(), e);
            return unavailable("registrar failed");
        }
    }

    @Override
    public void subscribeAsked(SubscribeAsked asked, EventResponder responder) {
        event(new Aor(asked.by().tenant(), asked.target()), () -> door.subscribe(asked), responder);
    }

    @Override
    public void publishAsked(PublishAsked asked, EventResponder responder) {
        event(new Aor(asked.by().tenant(), asked.target()), () -> door.publish(asked), responder);
    }

    /** A question about events and presence. */
    private interface EventQuestion {
        EventReply ask() throws UnavailableException;
    }

    private void event(Aor target, EventQuestion question, EventResponder responder) {
        if (!registrations.offer(target, () -> responder.reply(answer(target, question)), Admission.NEW)) {
            responder.reply(noEvents("busy"));
        }
    }

    private static EventReply answer(Aor target, EventQuestion question) {
        try {
            return question.ask();
        } catch (UnavailableException e) {
            return noEvents("not in service");
        } catch (RuntimeException | LinkageError e) {
            RarLog.LOG.eventFailed(target.toString(), e);
            return noEvents("notifier failed");
        }
    }

    private static EventReply noEvents(String reason) {
        return new EventReply.Refused(503, reason, RETRY_AFTER_SECONDS, List.of());
    }

    private static RegisterReply unavailable(String reason) {
        return new RegisterReply.Refused(503, reason, 0, RETRY_AFTER_SECONDS);
    }
}
