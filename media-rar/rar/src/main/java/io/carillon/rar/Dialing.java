package io.carillon.rar;

import io.carillon.contract.Cause;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.SipTarget;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.TrunkUse;
import io.carillon.rtp.RtpEndpoint;
import io.carillon.sip.DialRequest;
import io.carillon.sip.sdp.AudioFormat;
import io.carillon.sip.sdp.AudioStream;
import io.carillon.sip.sdp.SessionDescription;
import java.util.List;
import java.util.Optional;

/** Starts outbound legs and reserves media ports. */
final class Dialing {
    /** The policy asks for encryption that this leg cannot have. */
    static final Cause UNENCRYPTED = new Cause(488, 88, "audio has to be encrypted");

    private static final Outcome NO_PORTS = Outcome.failed("no media port is free", Cause.UNAVAILABLE);

    private final CallTable table;
    private final MediaDoor media;
    private final Dialer dialer;
    private final SecurityRules rules;

    Dialing(CallTable table, MediaDoor media, Dialer dialer, SecurityRules rules) {
        this.table = table;
        this.media = media;
        this.dialer = dialer;
        this.rules = rules;
    }

    SecurityRules rules() {
        return rules;
    }

    /** Gives a leg its media ports when it has none yet. They are not reserved for calls that are refused anyway. */
    Outcome reserve(LiveCall call, Leg leg) {
        if (leg.rtp() != null) {
            return Outcome.DONE;
        }
        Optional<RtpEndpoint> endpoint = media.open(call.id(), leg.id(), leg.prefersIpv6());
        if (endpoint.isEmpty()) {
            return NO_PORTS;
        }
        leg.rtp(endpoint.get());
        return Outcome.DONE;
    }

    Outcome dial(LiveCall call, SwitchCommand.Dial command) {
        if (call.leg(command.leg()) != null) {
            return Outcome.failed("leg " + command.leg() + " exists already", Cause.SERVER_ERROR);
        }
        Leg peer = command.peer() == null ? null : call.leg(command.peer());
        Outcome reserved = peer == null ? Outcome.DONE : reserve(call, peer);
        Leg leg = new Leg(command.leg(), hostOf(command.target()), rules.of(command.target()));
        if (reserved.isDone()) {
            reserved = reserve(call, leg);
        }
        if (!reserved.isDone()) {
            return reserved;
        }
        try {
            Optional<SessionDescription> offer = offerTowards(leg, peer);
            if (offer.isEmpty()) {
                leg.release();
                return Outcome.failed("no way to exchange keys for encrypted audio", UNENCRYPTED);
            }
            send(call, leg, narrowed(offer.get(), command.target().trunk()), command);
            return Outcome.DONE;
        } catch (RuntimeException e) {
            leg.release();
            RarLog.LOG.commandBroke(call.id(), "Dial", e);
            return Outcome.failed("the INVITE could not be sent: " + e.getMessage(), Cause.UNAVAILABLE);
        }
    }

    private void send(LiveCall call, Leg leg, SessionDescription offer, SwitchCommand.Dial command) {
        leg.exchange(new Exchange.Dialled(offer));
        CallerIdentity shown = command.shown() == null ? CallerIdentity.of("anonymous") : command.shown();
        String dialled = command.dialled() == null ? "" : command.dialled();
        Leg peer = command.peer() == null ? null : call.leg(command.peer());
        leg.sip(dialer.dial(new DialRequest(call.id(), leg.id(), command.target(), shown, dialled,
                Math.max(1, command.hops()), offer, command.notes(),
                peer == null || !peer.inbound() ? null : peer.sip(), call.tenant(),
                call.isSips() && !isForHelp(command.target()))));
        call.add(leg);
        table.legAdded();
    }

    /** Help is reached over any transport, whatever the caller asked for and by whatever way the call came to it. */
    private static boolean isForHelp(SipTarget target) {
        return target.trunk() != null && target.trunk().emergency();
    }

    /** A trunk is offered what it may be used with; when nothing is left of an offer it gets all of it. */
    private static SessionDescription narrowed(SessionDescription offer, TrunkUse trunk) {
        if (trunk == null || trunk.codecs().isEmpty()) {
            return offer;
        }
        AudioStream audio = offer.audio();
        List<AudioFormat> allowed = audio.formats().stream()
                .filter(format -> !format.isSpeech() || trunk.codecs().contains(format.codec().name()))
                .toList();
        return allowed.stream().noneMatch(AudioFormat::isSpeech)
                ? offer
                : offer.withAudio(new AudioStream(audio.address(), audio.direction(), allowed, audio.ptime(),
                        audio.maxptime(), audio.profile(), audio.carriage()));
    }

    /**
     * Our offer to a leg: what its peer can do, or what we can do ourselves. A peer that is talking already wants to
     * go on talking, whatever it had last agreed with somebody else. Empty when the leg has to be encrypted and cannot.
     */
    static Optional<SessionDescription> offerTowards(Leg leg, Leg peer) {
        if (peer == null || peer.theirs() == null) {
            return leg.security().offer(CommonGround.ownOffer(leg));
        }
        SessionDescription offer = CommonGround.offer(leg, peer, peer.theirs());
        return leg.security().offer(peer.isAnswered() ? offer.withDirection(MediaDirection.SENDRECV) : offer);
    }

    /** The address that the device is reached at, when it is numeric: it decides between IPv4 and IPv6. */
    private static String hostOf(SipTarget target) {
        if (target.via() != null) {
            return target.via().host();
        }
        String uri = target.uri();
        int open = uri.indexOf('[');
        int close = uri.indexOf(']', Math.max(open, 0));
        return open >= 0 && close > open ? uri.substring(open + 1, close) : null;
    }
}
