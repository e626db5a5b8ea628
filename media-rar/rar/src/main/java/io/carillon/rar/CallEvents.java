package io.carillon.rar;

import io.carillon.contract.AppAsked;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallId;
import io.carillon.contract.CallInput;
import io.carillon.contract.Cause;
import io.carillon.contract.CodePressed;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.InviteArrived;
import io.carillon.contract.JoinArrived;
import io.carillon.contract.LegAnswered;
import io.carillon.contract.LegId;
import io.carillon.contract.LegProgressed;
import io.carillon.contract.LegRejected;
import io.carillon.contract.PeerHanded;
import io.carillon.contract.Recorded;
import io.carillon.contract.RecordingEnded;
import io.carillon.contract.ReplacementArrived;
import io.carillon.contract.SipPeer;
import io.carillon.contract.TimerFired;
import io.carillon.contract.ToneEnded;
import io.carillon.contract.TransferAsked;
import io.carillon.sip.InfoBody;
import io.carillon.sip.Invited;
import io.carillon.sip.KeyPress;
import io.carillon.sip.SipLeg;
import io.carillon.sip.Transfer;
import io.carillon.sip.sdp.SdpBody;
import io.carillon.sip.sdp.SessionDescription;
import java.time.Instant;
import java.util.function.BiConsumer;

/**
 * What dialogs, media, timers and the application's users report, turned into inputs of the call. Every method runs
 * on the lane of the call.
 */
final class CallEvents implements Handing.Handover {
    private final CallTable table;
    private final Delivery delivery;
    private final CommandExecutor.Verbs verbs;
    private final ApplicationDoor door;
    private final Neighbours neighbours;

    CallEvents(CallTable table, Delivery delivery, CommandExecutor.Verbs verbs, ApplicationDoor door,
            Neighbours neighbours) {
        this.table = table;
        this.delivery = delivery;
        this.verbs = verbs;
        this.door = door;
        this.neighbours = neighbours;
        verbs.handing().handover(this);
        verbs.speaking().report(this::played);
        verbs.hearing().told(this::found);
    }

    void invited(Invited invited) {
        if (invited.replaced() != null) {
            comesInto(invited, invited.replaced());
            return;
        }
        if (invited.joined() != null) {
            comesInto(invited, invited.joined());
            return;
        }
        LiveCall call = table.obtain(invited.leg().call());
        call.of(invited.origin().tenant());
        Leg leg = arrived(call, invited);
        SipLeg sip = invited.leg();
        delivery.offer(call, leg, new InviteArrived(
                sip.call(), sip.id(), invited.at(), invited.origin(), invited.from(), invited.to(),
                Offering.describe(leg, invited.offer()), invited.source(), sip.sipCallId(), invited.hops(),
                invited.withheld(), invited.identity(), invited.diverted()));
    }

    private Leg arrived(LiveCall call, Invited invited) {
        SipPeer source = invited.source();
        Leg leg = new Leg(
                invited.leg().id(), source == null ? null : source.host(), verbs.dialing().rules().of(invited));
        leg.sip(invited.leg());
        leg.offeredByDevice(invited.offer().sdpOrNull());
        call.add(leg);
        table.legAdded();
        return leg;
    }

    /** A device wants the place of a leg, or one beside it: it comes into the call of that leg, wherever that is by now. */
    private void comesInto(Invited invited, SipLeg named) {
        SipLeg sip = invited.leg();
        CallId now = table.callOf(named.id(), named.call());
        if (!now.equals(sip.call())) {
            table.moved(sip.id(), now);
            sip.belongsTo(now);
        }
        neighbours.run(now, () -> {
            LiveCall call = table.find(now);
            if (call == null || call.leg(named.id()) == null) {
                table.forgetMove(sip.id());
                sip.end(Cause.NOT_FOUND);
                return;
            }
            Leg leg = arrived(call, invited);
            tell(call, invited.joined() == null
                    ? new ReplacementArrived(now, leg.id(), invited.at(), invited.origin(), named.id(),
                            invited.earlyOnly(), sip.sipCallId())
                    : new JoinArrived(now, leg.id(), invited.at(), invited.origin(), named.id(), sip.sipCallId()));
        });
    }

    void progressed(SipLeg sip, int status, SessionDescription answer, Instant at) {
        with(sip, (call, leg) -> {
            if (answer != null
                    && leg.exchange() instanceof Exchange.Dialled dialled
                    && leg.security().objectionToAnswer(dialled.ours(), answer) == null) {
                leg.agreeOnOurOffer(dialled.ours(), answer);
            }
            call.tell(new LegProgressed(call.id(), leg.id(), at, status, leg.codec() != null));
        });
    }

    private static String objectionTo(SessionDescription answer, Leg leg, Exchange.Dialled dialled) {
        if (answer == null || answer.audio().isRefused()) {
            return "the called device answered without audio";
        }
        return answer.audio().preferred() == null
                ? "the called device chose no codec that was offered"
                : leg.security().objectionToAnswer(dialled.ours(), answer);
    }

    void answered(SipLeg sip, SessionDescription answer, Instant at) {
        with(sip, (call, leg) -> {
            if (!(leg.exchange() instanceof Exchange.Dialled dialled) || leg.isAnswered()) {
                return;
            }
            String objection = objectionTo(answer, leg, dialled);
            if (objection != null) {
                Cause cause = Cause.notAcceptable(objection);
                sip.end(cause);
                verbs.ending().rejected(call, leg, cause, at);
                return;
            }
            leg.exchange(Exchange.NONE);
            leg.agreeOnOurOffer(dialled.ours(), answer);
            leg.answered();
            call.tell(new LegAnswered(call.id(), leg.id(), at, leg.codec()));
        });
    }

    void confirmed(SipLeg sip, SessionDescription answerOrNull) {
        with(sip, (call, leg) -> verbs.offering().confirmed(call, leg, answerOrNull));
    }

    void rejected(SipLeg sip, Cause cause, Instant at) {
        with(sip, (call, leg) -> verbs.ending().rejected(call, leg, cause, at));
    }

    void ended(SipLeg sip, Cause cause, Instant at) {
        with(sip, (call, leg) -> verbs.ending().hungUp(call, leg, cause, at));
    }

    void offered(SipLeg sip, SdpBody offer, Instant at) {
        with(sip, (call, leg) -> verbs.offering().offered(call, leg, offer, at));
    }

    void offerAnswered(SipLeg sip, SessionDescription answer) {
        with(sip, (call, leg) -> verbs.offering().answered(call, leg, answer));
    }

    void offerRefused(SipLeg sip, Cause cause) {
        with(sip, (call, leg) -> verbs.offering().refused(call, leg, cause));
    }

    void redirected(SipLeg sip, Cause cause, String number, Instant at) {
        with(sip, (call, leg) -> verbs.ending().rejected(
                call, leg, new LegRejected(call.id(), leg.id(), at, cause, new DialledNumber(number))));
    }

    void informed(SipLeg sip, InfoBody info) {
        with(sip, (call, leg) -> {
            if (leg.bridged() != null) {
                KeyPresses.informed(leg, info);
                KeyPress.of(info).ifPresent(key -> hear(call, leg, key.event()));
            } else {
                KeyPress.of(info).ifPresent(key -> {
                    leg.pressesByInfo();
                    verbs.speaking().pressed(call, leg, key.event(), key.millis());
                });
            }
        });
    }

    void keyPressed(CallId id, LegId legId, int event, int millis) {
        with(id, legId, (call, leg) -> {
            if (leg.bridged() != null) {
                KeyPresses.pressed(leg, event, millis);
                hear(call, leg, event);
            } else if (leg.pressesInAudio()) {
                verbs.speaking().pressed(call, leg, event, millis);
            }
        });
    }

    private void played(LiveCall call, Leg leg, Speaking.Playing playing) {
        if (table.find(call.id()) == call && call.leg(leg.id()) == leg) {
            verbs.speaking().ended(call, leg, playing);
            delivery.round(call);
        }
    }

    /** Something was found out about a leg, if it is still there. */
    private void found(LiveCall call, Leg leg, CallInput input) {
        if (table.find(call.id()) == call && call.leg(leg.id()) == leg) {
            tell(call, input);
        }
    }

    void keyPassed(CallId id, LegId legId, int event) {
        with(id, legId, (call, leg) -> hear(call, leg, event));
    }

    /** Somebody in a conversation pressed a key. */
    private static void hear(LiveCall call, Leg leg, int event) {
        Instant now = Instant.now();
        String code = leg.bridged() == null ? null : leg.codes().pressed(event, now);
        if (code != null) {
            call.tell(new CodePressed(call.id(), leg.id(), now, code));
        }
    }

    /** A recording of a call that goes on is over. */
    void recorded(Recorded recorded, Instant at) {
        LiveCall call = table.find(recorded.call());
        if (call == null) {
            return;
        }
        if (call.recording() != null && call.recording().id().equals(recorded.id())) {
            verbs.taping().over(call);
        }
        tell(call, new RecordingEnded(call.id(), at, recorded.id(), recorded.why(), recorded.millis()));
    }

    void transferAsked(SipLeg sip, Transfer transfer, Instant at) {
        with(sip, (call, leg) -> {
            SipLeg other = transfer.replaced();
            TransferAsked.Replaced replaced = other == null
                    ? null
                    : new TransferAsked.Replaced(
                            table.callOf(other.id(), other.call()), other.id(), transfer.earlyOnly());
            call.tell(new TransferAsked(
                    call.id(), leg.id(), at, new DialledNumber(transfer.number()), replaced));
        });
    }

    void mediaTimeout(CallId id, LegId legId, Instant at) {
        with(id, legId, (call, leg) -> {
            if (leg.isAnswered()) {
                RarLog.LOG.mediaTimeout(id, legId);
                leg.sip().end(Cause.MEDIA_TIMEOUT);
                verbs.ending().hungUp(call, leg, Cause.MEDIA_TIMEOUT, at);
            }
        });
    }

    void toneEnded(CallId id, LegId legId, Instant at) {
        with(id, legId, (call, leg) -> call.tell(new ToneEnded(id, legId, at)));
    }

    void timerExpired(CallId id, CallTimers.Running timer, Instant at) {
        LiveCall call = table.find(id);
        if (call != null && call.timers().expire(timer)) {
            tell(call, new TimerFired(id, at, timer.name()));
        }
    }

    void asked(AppAsked asked) {
        boolean fromInside = asked.request() instanceof AppRequest.IdentityChecked
                || asked.request() instanceof AppRequest.TellFeature;
        if (fromInside && table.find(asked.call()) == null) {
            // the caller gave up before it was known who vouches for him, or before anybody had time for him
            return;
        }
        LiveCall call = table.obtain(asked.call());
        if (asked.request() instanceof AppRequest.Originate originate) {
            call.of(originate.from().tenant());
        }
        tell(call, asked);
    }

    private void tell(LiveCall call, CallInput input) {
        call.tell(input);
        delivery.round(call);
    }

    /** Delivers what waited for an application, now that there may be one. */
    void deliverWaiting(CallId id) {
        if (table.find(id) != null || door.attached() != null) {
            delivery.resume(table.obtain(id));
        }
    }

    /** Ends every leg of the call: the switch stops. */
    void endAll(CallId id, Cause cause) {
        LiveCall call = table.find(id);
        if (call != null) {
            delivery.endAll(call, cause);
            delivery.round(call);
        }
    }

    private void with(SipLeg sip, BiConsumer<LiveCall, Leg> event) {
        with(sip.call(), sip.id(), event);
    }

    /** Runs an event for a leg that has not ended, and tells the application what came of it. */
    private void with(CallId id, LegId legId, BiConsumer<LiveCall, Leg> event) {
        LiveCall call = table.find(id);
        Leg leg = call == null ? null : call.leg(legId);
        if (leg != null) {
            event.accept(call, leg);
            delivery.round(call);
            return;
        }
        CallId now = table.callOf(legId, id);
        if (!now.equals(id)) {
            neighbours.run(now, () -> with(now, legId, event));
        }
    }

    @Override
    public boolean tell(CallInput input) {
        LiveCall call = table.find(input.call());
        if (call == null) {
            return false;
        }
        tell(call, input);
        return true;
    }

    @Override
    public boolean arrive(Leg leg, PeerHanded input) {
        LiveCall call = table.find(input.call());
        if (call == null) {
            return false;
        }
        call.add(leg);
        tell(call, input);
        return true;
    }
}
