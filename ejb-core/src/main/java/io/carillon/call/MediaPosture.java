package io.carillon.call;

import io.carillon.contract.LegId;
import java.util.ArrayList;
import java.util.List;

/**
 * Who keeps whom waiting.
 *
 * @param holders legs whose device has put the other side on hold
 * @param serverHold the leg on whose behalf the API holds the call, null when it does not
 */
public record MediaPosture(List<LegId> holders, LegId serverHold) {
    /** Audio flows both ways. */
    public static final MediaPosture OPEN = new MediaPosture(List.of(), null);

    public MediaPosture {
        holders = List.copyOf(holders);
    }

    /** Whether anybody waits. */
    public boolean isHeld() {
        return serverHold != null || !holders.isEmpty();
    }

    /** Whether this leg keeps the other side waiting. */
    public boolean isHeldBy(LegId leg) {
        return leg.equals(serverHold) || holders.contains(leg);
    }

    MediaPosture withServerHold(LegId leg) {
        return new MediaPosture(holders, leg);
    }

    MediaPosture withDevice(LegId leg, boolean holds) {
        if (holders.contains(leg) == holds) {
            return this;
        }
        List<LegId> next = new ArrayList<>(holders);
        if (holds) {
            next.add(leg);
        } else {
            next.remove(leg);
        }
        return new MediaPosture(next, serverHold);
    }
}
