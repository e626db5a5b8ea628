package io.carillon.rtp;

import io.carillon.contract.LegId;
import io.carillon.rtp.mix.Mixer;
import io.carillon.rtp.mix.Seat;
import java.util.HashMap;
import java.util.Map;

/**
 * A conversation of several legs on the event loop that it was begun on; the legs may live on others. Its methods may be
 * called from any thread, and take effect on that loop in the order of the calls.
 */
final class Mix implements Beat {
    private final MediaLoop loop;
    private final Mixer mixer;
    private final Map<LegId, Seat> seats = new HashMap<>();
    private boolean onBeat;

    Mix(MediaLoop loop, int rate) {
        this.loop = loop;
        this.mixer = new Mixer(rate);
    }

    /** A leg comes in, or is something else from now on. */
    void join(MediaLeg leg, MixPlace place) {
        loop.executeNow(() -> {
            Seat coached = place.coached() == null ? null : seats.get(place.coached());
            Seat seat = seats.get(leg.leg());
            boolean comes = seat == null;
            if (comes) {
                seat = mixer.join(place.role(), coached);
                seats.put(leg.leg(), seat);
            } else {
                mixer.change(seat, place.role(), coached);
            }
            seat.gain(place.decibels());
            seat.mute(place.muted());
            if (comes) {
                begin();
                leg.sit(seat);
            }
        });
    }

    private void begin() {
        if (!onBeat) {
            onBeat = true;
            loop.addBeat(this);
        }
    }

    /** A leg goes. */
    void leave(MediaLeg leg) {
        loop.executeNow(() -> {
            Seat seat = seats.remove(leg.leg());
            if (seat != null) {
                mixer.leave(seat);
                leg.stand(seat);
            }
        });
    }

    @Override
    public boolean beat() {
        mixer.mix();
        onBeat = mixer.size() > 0;
        return onBeat;
    }
}
