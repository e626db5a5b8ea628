package io.carillon.sip.invite;

import io.carillon.contract.Aor;
import io.carillon.contract.Cause;
import io.carillon.contract.MessageAsked;
import io.carillon.contract.PublishAsked;
import io.carillon.contract.RegisterAsked;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SubscribeAsked;
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
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Writes down what the stack tells. */
final class Owner implements SipEvents {
    record Told(String what, SipLeg leg, Object with, boolean byFarEnd) {}

    record Asked(RegisterAsked asked, RegisterResponder responder) {}

    record Event(Object asked, EventResponder responder) {}

    final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    final List<SipPeer> gone = new CopyOnWriteArrayList<>();
    final BlockingQueue<Asked> registers = new LinkedBlockingQueue<>();
    final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    volatile boolean accepting = true;
    volatile boolean hasTime = true;

    /** The next thing told; it must be this. */
    Told next(String what) {
        try {
            Told next = told.poll(20, TimeUnit.SECONDS);
            if (next == null || !next.what().equals(what)) {
                throw new AssertionError("waited for " + what + ", told was " + next);
            }
            return next;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    Asked nextRegister() {
        try {
            Asked next = registers.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no REGISTER was told");
            }
            return next;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private void tell(String what, SipLeg leg, Object with, boolean byFarEnd) {
        told.add(new Told(what, leg, with, byFarEnd));
    }

    @Override
    public boolean acceptingCalls() {
        return accepting;
    }

    @Override
    public boolean hasTime(String method, String callId, boolean proving) {
        return hasTime;
    }

    @Override
    public void invited(Invited invited) {
        tell("invited", invited.leg(), invited, false);
    }

    @Override
    public void progressed(SipLeg leg, int status, SessionDescription answerOrNull) {
        tell("progressed", leg, answerOrNull == null ? status : answerOrNull, false);
    }

    @Override
    public void answered(SipLeg leg, SessionDescription answer) {
        tell("answered", leg, answer, false);
    }

    @Override
    public void confirmed(SipLeg leg, SessionDescription answerOrNull) {
        tell("confirmed", leg, answerOrNull == null ? "" : answerOrNull, false);
    }

    @Override
    public void rejected(SipLeg leg, Cause cause) {
        tell("rejected", leg, cause, false);
    }

    @Override
    public void ended(SipLeg leg, Cause cause, boolean byFarEnd) {
        tell("ended", leg, cause, byFarEnd);
    }

    @Override
    public void offered(SipLeg leg, SdpBody offer) {
        tell("offered", leg, offer, false);
    }

    @Override
    public void offerAnswered(SipLeg leg, SessionDescription answer) {
        tell("offerAnswered", leg, answer, false);
    }

    @Override
    public void offerRefused(SipLeg leg, Cause cause) {
        tell("offerRefused", leg, cause, false);
    }

    @Override
    public void redirected(SipLeg leg, Cause cause, String number) {
        tell("redirected", leg, number, false);
    }

    @Override
    public void informed(SipLeg leg, InfoBody info) {
        tell("informed", leg, info, false);
    }

    @Override
    public void transferAsked(SipLeg leg, Transfer transfer) {
        tell("transferAsked", leg, transfer, false);
    }

    @Override
    public void flowGone(Aor aor, SipPeer flow) {
        gone.add(flow);
    }

    @Override
    public void messageAsked(MessageAsked asked, MessageResponder responder) {
        tell("messageAsked", null, asked, false);
        responder.reply(202);
        responder.reply(500);
    }

    @Override
    public void registerAsked(RegisterAsked asked, RegisterResponder responder) {
        registers.add(new Asked(asked, responder));
    }

    @Override
    public void subscribeAsked(SubscribeAsked asked, EventResponder responder) {
        events.add(new Event(asked, responder));
    }

    @Override
    public void publishAsked(PublishAsked asked, EventResponder responder) {
        events.add(new Event(asked, responder));
    }

    Event nextEvent() {
        try {
            Event next = events.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no SUBSCRIBE or PUBLISH was told");
            }
            return next;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
