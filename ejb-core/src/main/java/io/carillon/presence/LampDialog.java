package io.carillon.presence;

import io.carillon.call.Call;
import io.carillon.call.Leg;
import io.carillon.call.LegPhase;
import io.carillon.call.Search;
import io.carillon.call.Stage;
import io.carillon.contract.LegId;
import java.util.Locale;

/**
 * One telephone of a watched extension in one call, as a lamp shows it (RFC 4235 section 3.7.1).
 *
 * @param id the leg
 * @param sipCallId Call-ID of the dialog with the telephone
 * @param initiator whether the telephone called, rather than being called
 * @param phase how far it is
 * @param held whether it keeps its other side waiting
 * @param peer number of the other side
 * @param peerName its display name, may be empty
 */
record LampDialog(
        String id, String sipCallId, boolean initiator, Phase phase, boolean held, String peer, String peerName) {

    /** Number of a caller who does not want to be known (RFC 3323). */
    private static final String WITHHELD = "anonymous";

    /** The states of the dialog state machine that a server sees. */
    enum Phase {
        TRYING,
        PROCEEDING,
        EARLY,
        CONFIRMED,
        TERMINATED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The lamp of a leg, null when it is dark. */
    static LampDialog of(Call call, Leg leg) {
        Phase phase = phase(call, leg);
        if (phase == null) {
            return null;
        }
        Leg other = other(call, leg);
        boolean callee = leg.role() == Leg.Role.CALLEE;
        String peer = other != null ? other.party() : callee ? call.from().number() : call.to();
        if (callee && call.from().number().equals(WITHHELD)) {
            peer = "";
        }
        boolean shown = callee && peer.equals(call.from().number());
        return new LampDialog(leg.id().value(), leg.sipCallId(), leg.isInbound(), phase,
                call.posture().isHeldBy(leg.id()), peer, shown ? call.from().displayName() : "");
    }

    /** The lamp of the place at which somebody is parked. */
    static LampDialog ofPlace(Call call) {
        Leg waits = call.leg(call.parked().leg());
        boolean withheld = waits.role() == Leg.Role.CALLER && call.from().number().equals(WITHHELD);
        return new LampDialog("park-" + waits.id().value(), "", false, Phase.CONFIRMED, false,
                withheld ? "" : waits.party(), "");
    }

    private static Phase phase(Call call, Leg leg) {
        if (!leg.isUp()) {
            return null;
        }
        LegPhase phase = leg.phase();
        if (phase instanceof LegPhase.Answered) {
            return Phase.CONFIRMED;
        }
        if (phase instanceof LegPhase.Ringing) {
            return Phase.EARLY;
        }
        if (!leg.isInbound()) {
            return Phase.TRYING;
        }
        boolean rings = call.stage() instanceof Stage.Searching search
                && search.search().heard() != Search.Heard.NOTHING;
        return rings ? Phase.EARLY : Phase.PROCEEDING;
    }

    /** The leg it talks with, null when it talks with nobody. */
    private static Leg other(Call call, Leg leg) {
        LegId other = call.stage().peerOf(leg.id());
        return other == null ? null : call.leg(other);
    }

    LampDialog terminated() {
        return new LampDialog(id, sipCallId, initiator, Phase.TERMINATED, false, peer, peerName);
    }

    LampDialog anonymous() {
        return new LampDialog(id, "", initiator, phase, held, "", "");
    }
}
