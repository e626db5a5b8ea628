package io.carillon.rar;

import io.carillon.contract.Cause;
import io.carillon.contract.CommandFailed;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.MediaOffer;
import io.carillon.contract.OfferArrived;
import io.carillon.contract.OfferSettled;
import io.carillon.contract.SwitchCommand;
import io.carillon.sip.sdp.OfferAnswer;
import io.carillon.sip.sdp.SdpBody;
import io.carillon.sip.sdp.SessionDescription;
import java.time.Instant;
import java.util.Optional;

/**
 * Changes of a session that is up: hold, resume, another codec (RFC 3264 section 8). An offer of one device is taken
 * to the other and its answer back, so that both always mean the same; who refuses leaves everything as it was.
 */
final class Offering {
    /** Two offers crossed (RFC 3261 section 14.2). */
    private static final Cause GLARE = new Cause(491, 127, "Request Pending");

    private final Bridging bridging;
    private final Ending ending;

    Offering(Bridging bridging, Ending ending) {
        this.bridging = bridging;
        this.ending = ending;
    }

    /** A device offers. */
    void offered(LiveCall call, Leg leg, SdpBody offer, Instant at) {
        if (leg.exchange() instanceof Exchange.Dialled dialled && leg.ours() != null && !leg.isAnswered()) {
            answerEarly(call, leg, offer, dialled);
            return;
        }
        boolean busy = leg.exchange() != Exchange.NONE && !(leg.exchange() instanceof Exchange.MatchLater);
        String objection = offer instanceof SdpBody.Good good ? leg.security().objectionToOffer(good.sdp()) : null;
        if (busy) {
            leg.sip().declineOffer(GLARE);
        } else if (objection != null) {
            leg.sip().declineOffer(Cause.notAcceptable(objection));
        } else if (!leg.isAnswered()) {
            leg.exchange(new Exchange.Waiting(offer));
            answerOurselves(call, leg);
        } else {
            leg.exchange(new Exchange.Waiting(offer));
            call.tell(new OfferArrived(call.id(), leg.id(), at, describe(leg, offer)));
        }
    }

    /** What the application may know of an offer. */
    static MediaOffer describe(Leg leg, SdpBody offer) {
        if (offer instanceof SdpBody.Good good) {
            String objection = leg.security().objectionToOffer(good.sdp());
            return objection != null ? new MediaOffer.Unusable(objection) : new MediaOffer.Audio(good.sdp().audio().codecs(), good.sdp().direction());
        }
        return offer instanceof SdpBody.Bad bad ? new MediaOffer.Unusable(bad.reason()) : new MediaOffer.Absent();
    }

    Outcome passOffer(LiveCall call, SwitchCommand.PassOffer command) {
        Leg from = call.leg(command.from());
        Leg to = call.leg(command.to());
        if (from != null) {
            pass(call, from, to, command.music());
        }
        return Outcome.DONE;
    }

    /** Takes the waiting offer of one leg to another; without one that could answer we answer ourselves. */
    void pass(LiveCall call, Leg from, Leg to) {
        pass(call, from, to, false);
    }

    /** Whoever is to hear music while it waits goes on listening, also when the other device wants no audio at all. */
    private void pass(LiveCall call, Leg from, Leg to, boolean music) {
        if (!(from.exchange() instanceof Exchange.Waiting waiting)) {
            return;
        }
        if (to == null || !to.isConfirmed() || !(waiting.offer() instanceof SdpBody.Good good)) {
            answerOurselves(call, from);
        } else if (to.exchange() == Exchange.NONE) {
            boolean listens = music && good.sdp().direction() == MediaDirection.INACTIVE;
            SessionDescription bare = CommonGround.offer(
                    to, from, listens ? good.sdp().withDirection(MediaDirection.SENDONLY) : good.sdp());
            to.security().offer(bare).ifPresentOrElse(offer -> {
                from.exchange(new Exchange.PassedOn(good.sdp(), to));
                to.exchange(new Exchange.Relayed(offer, from));
                to.sip().offer(offer);
            }, () -> answerOurselves(call, from));
        } else {
            from.exchange(Exchange.NONE);
            from.sip().declineOffer(GLARE);
        }
    }

    Outcome answerOffer(LiveCall call, SwitchCommand.AnswerOffer command) {
        Leg leg = call.leg(command.leg());
        if (leg != null) {
            answerOurselves(call, leg);
        }
        return Outcome.DONE;
    }

    /** A callee changes its early session before it answers: the INVITE that it has not answered stays open. */
    private void answerEarly(LiveCall call, Leg leg, SdpBody offer, Exchange.Dialled dialled) {
        leg.exchange(new Exchange.Waiting(offer));
        answerOurselves(call, leg);
        leg.exchange(dialled);
    }

    /** Answers the waiting offer of a leg from what is in force already. */
    void answerOurselves(LiveCall call, Leg leg) {
        if (!(leg.exchange() instanceof Exchange.Waiting waiting)) {
            return;
        }
        leg.exchange(Exchange.NONE);
        if (leg.ours() == null) {
            leg.sip().declineOffer(Cause.NOT_ACCEPTABLE);
        } else if (waiting.offer() instanceof SdpBody.Good good) {
            Optional<SessionDescription> answer = OfferAnswer.sameAnswer(good.sdp(), leg.ours(), leg.wanted());
            if (answer.isPresent()) {
                accept(call, leg, good.sdp(), leg.security().answer(good.sdp(), answer.get()));
            } else {
                leg.sip().declineOffer(Cause.NOT_ACCEPTABLE);
            }
        } else {
            SessionDescription offer = leg.ours().withDirection(leg.wanted());
            leg.exchange(new Exchange.AskedOurs(offer, leg.bridged()));
            leg.sip().answerOffer(offer);
        }
    }

    private void accept(LiveCall call, Leg leg, SessionDescription offer, SessionDescription answer) {
        leg.exchange(Exchange.NONE);
        leg.agreeOnTheirOffer(offer, answer);
        leg.sip().answerOffer(answer);
        settled(call, leg);
    }

    private void settled(LiveCall call, Leg leg) {
        if (leg.isAnswered()) {
            call.tell(new OfferSettled(call.id(), leg.id(), Instant.now(), leg.deviceDirection(), leg.codec()));
        }
        bridging.recheck(leg);
    }

    Outcome declineOffer(LiveCall call, SwitchCommand.DeclineOffer command) {
        Leg leg = call.leg(command.leg());
        if (leg != null && leg.exchange() instanceof Exchange.Waiting) {
            leg.exchange(Exchange.NONE);
            leg.sip().declineOffer(command.cause());
            bridging.recheck(leg);
        }
        return Outcome.DONE;
    }

    /**
     * Changes the direction of a leg. While another change is under way it waits: a resume that came before the device has
     * answered the hold would else leave one side silent in a call that nobody holds.
     */
    Outcome applyMedia(LiveCall call, SwitchCommand.ApplyMedia command) {
        Leg leg = call.leg(command.leg());
        if (leg == null) {
            return Outcome.DONE;
        }
        if (leg.ours() == null || !leg.isConfirmed()) {
            return Outcome.failed("the session of the leg cannot be changed now", GLARE);
        }
        if (leg.exchange() != Exchange.NONE) {
            leg.postpone(command);
            return Outcome.DONE;
        }
        MediaDirection ours = OfferAnswer.reversed(command.direction());
        SessionDescription offer = leg.ours().withDirection(ours);
        leg.wanted(ours);
        leg.exchange(new Exchange.Applied(offer, command));
        leg.sip().offer(offer);
        return Outcome.DONE;
    }

    /** Makes the changes that waited for what is settled now. */
    void applyPostponed(LiveCall call) {
        for (Leg leg = call.legWithPostponed(); leg != null; leg = call.legWithPostponed()) {
            SwitchCommand.ApplyMedia command = leg.takePostponed();
            Outcome outcome = applyMedia(call, command);
            if (!outcome.isDone()) {
                failed(call, command, outcome.reason(), outcome.cause());
            }
        }
    }

    /** The device answered an offer of ours. */
    void answered(LiveCall call, Leg leg, SessionDescription answer) {
        Exchange done = leg.exchange();
        if (ourOffer(done) != null && leg.security().objectionToAnswer(ourOffer(done), answer) != null) {
            ending.giveUp(call, leg, Dialing.UNENCRYPTED); // it has agreed to what we must not send
            return;
        }
        leg.exchange(Exchange.NONE);
        if (done instanceof Exchange.Relayed relayed) {
            relayedAnswer(call, leg, relayed, answer);
        } else if (done instanceof Exchange.Applied applied) {
            leg.agreeOnOurOffer(applied.ours(), answer);
            settled(call, leg);
        } else if (done instanceof Exchange.Matching matching) {
            leg.agreeOnOurOffer(matching.ours(), answer);
            unlessMatched(call, leg, matching.command());
        } else if (done instanceof Exchange.AskedOurs asked) {
            leg.agreeOnOurOffer(asked.ours(), answer);
            settled(call, leg);
        } else {
            leg.exchange(done);
        }
    }

    private static SessionDescription ourOffer(Exchange exchange) {
        if (exchange instanceof Exchange.Relayed relayed) {
            return relayed.ours();
        } else if (exchange instanceof Exchange.Applied applied) {
            return applied.ours();
        } else if (exchange instanceof Exchange.Matching matching) {
            return matching.ours();
        }
        return exchange instanceof Exchange.AskedOurs asked ? asked.ours() : null;
    }

    private void relayedAnswer(LiveCall call, Leg leg, Exchange.Relayed relayed, SessionDescription answer) {
        leg.agreeOnOurOffer(relayed.ours(), answer);
        Leg from = relayed.from();
        if (!(from.exchange() instanceof Exchange.PassedOn passed) || passed.to() != leg) {
            return;
        }
        Optional<SessionDescription> back = CommonGround.answer(from, passed.offer(), leg, answer);
        if (back.isPresent()) {
            accept(call, from, passed.offer(), from.security().answer(passed.offer(), back.get()));
        } else {
            from.exchange(Exchange.NONE);
            from.sip().declineOffer(Cause.NOT_ACCEPTABLE);
            bridging.recheck(leg);
        }
    }

    private static void unlessMatched(LiveCall call, Leg leg, SwitchCommand.Bridge command) {
        Leg peer = leg.bridged();
        boolean matched = peer == null || leg.codec().equals(peer.codec()) || Bridging.isTranscoded(leg, peer);
        if (!matched) {
            failed(call, command, "the device insists on another codec", Cause.NOT_ACCEPTABLE);
        }
    }

    /** The device refused an offer of ours; the session is as it was. */
    void refused(LiveCall call, Leg leg, Cause cause) {
        Exchange done = leg.exchange();
        leg.exchange(Exchange.NONE);
        if (done instanceof Exchange.Relayed relayed) {
            Leg from = relayed.from();
            if (from.exchange() instanceof Exchange.PassedOn passed && passed.to() == leg) {
                from.exchange(Exchange.NONE);
                from.sip().declineOffer(cause);
                settled(call, from);
            }
        } else if (done instanceof Exchange.Applied applied) {
            leg.wanted(leg.ours().direction());
            failed(call, applied.command(), "the device refused the change of session", cause);
        } else if (done instanceof Exchange.Matching matching
                && (leg.bridged() == null || !Bridging.isTranscoded(leg, leg.bridged()))) {
            failed(call, matching.command(), "the device refused the codec of the other leg", cause);
        }
    }

    private static void failed(LiveCall call, SwitchCommand command, String reason, Cause cause) {
        RarLog.LOG.commandFailed(call.id(), command.getClass().getSimpleName(), reason);
        call.tell(new CommandFailed(call.id(), Instant.now(), command, reason, cause));
    }

    /** The ACK of an answered inbound leg came, with the device's answer if the offer was ours. */
    void confirmed(LiveCall call, Leg leg, SessionDescription answerOrNull) {
        leg.confirmed();
        if (leg.exchange() instanceof Exchange.AskedOurs asked) {
            leg.exchange(Exchange.NONE);
            if (answerOrNull == null
                    || answerOrNull.audio().isRefused()
                    || leg.security().objectionToAnswer(asked.ours(), answerOrNull) != null) {
                ending.giveUp(call, leg, Cause.NOT_ACCEPTABLE);
                return;
            }
            leg.agreeOnOurOffer(asked.ours(), answerOrNull);
            bridging.recheck(leg);
        } else if (leg.exchange() instanceof Exchange.MatchLater) {
            leg.exchange(Exchange.NONE);
            bridging.recheck(leg);
        }
    }
}
