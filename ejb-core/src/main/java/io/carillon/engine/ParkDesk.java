package io.carillon.engine;

import io.carillon.contract.CallId;
import io.carillon.dialplan.DialplanSnapshot;
import io.carillon.park.ParkSettings;
import io.carillon.park.ParkedCalls;
import io.carillon.park.ParkedCalls.Parked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Parked callers for the API: who waits where, park one, take one. */
@ApplicationScoped
public class ParkDesk {
    @Inject
    private EngineRoom room;

    @Inject
    private CallDesk calls;

    @Inject
    private ParkedCalls parked;

    /** All who are parked in the house of the asker, in the order of places. */
    public List<Parked> list(Asker who) {
        return parked.all(who.tenant());
    }

    /**
     * Parks the other side of {@code party}, who leaves.
     *
     * @param slot the place; null for any
     * @return the place, which is kept for the call
     * @throws NoSuchCall when it is not live, or does not exist for the asker
     * @throws NotYours when the asker has an extension to keep to and the party is another
     * @throws WrongCallState when nobody talks, there is no such place or it is taken
     */
    public String park(Asker who, CallId call, String party, String slot) {
        calls.checkTalks(who, call, party);
        DialplanSnapshot plan = room.dialplan().get();
        ParkSettings settings = plan.outside().of(who.tenant()).inside().park();
        List<String> places = settings.numbers().stream()
                .filter(number -> slot == null || number.equals(slot))
                .filter(number -> plan.isFree(who.tenant(), number))
                .toList();
        String place = parked.free(who.tenant(), places, "", call, Instant.now())
                .orElseThrow(() -> new WrongCallState(slot == null ? "every place is taken"
                        : slot + " is no place, or is taken"));
        calls.transfer(who, call, party, place);
        return place;
    }

    /**
     * Rings an extension and connects it to who is parked at a place.
     *
     * @return the call that rings
     * @throws WrongCallState when nobody is parked there
     * @throws NotYours when the asker has an extension to keep to and it is another
     */
    public CallId take(Asker who, String slot, String extension) {
        if (parked.at(who.tenant(), slot).isEmpty()) {
            throw new WrongCallState("nobody is parked at " + slot);
        }
        return calls.originate(who, extension, slot, false);
    }
}
