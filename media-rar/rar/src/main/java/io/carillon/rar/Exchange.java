package io.carillon.rar;

import io.carillon.contract.SwitchCommand;
import io.carillon.sip.sdp.SdpBody;
import io.carillon.sip.sdp.SessionDescription;

/** The change of session that is under way on a leg (RFC 3264): there is at most one. */
sealed interface Exchange {
    /** Nothing under way. */
    Exchange NONE = new Idle();

    /** Nothing is under way. */
    record Idle() implements Exchange {}

    /** Our INVITE offered; early answers and the final one refer to it. */
    record Dialled(SessionDescription ours) implements Exchange {}

    /** The device offered and waits for the application. */
    record Waiting(SdpBody offer) implements Exchange {}

    /** The device offered, and its offer is with the other leg now. */
    record PassedOn(SessionDescription offer, Leg to) implements Exchange {}

    /** The device of another leg offered, and this leg's device was sent a copy. */
    record Relayed(SessionDescription ours, Leg from) implements Exchange {}

    /** The device asked us to offer (it sent no body), and its answer is awaited. */
    record AskedOurs(SessionDescription ours, Leg peer) implements Exchange {}

    /** We offer because the application changed the media of this leg. */
    record Applied(SessionDescription ours, SwitchCommand.ApplyMedia command) implements Exchange {}

    /** We offer the codec of the leg it is bridged to. */
    record Matching(SessionDescription ours, SwitchCommand.Bridge command) implements Exchange {}

    /** Bridged to a leg with another codec before its ACK came; the offer goes out when it is there. */
    record MatchLater(SwitchCommand.Bridge command) implements Exchange {}
}
