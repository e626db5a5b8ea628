package io.carillon.rtp;

import io.carillon.contract.LegId;
import io.carillon.contract.MixState;
import io.carillon.rtp.mix.Mixer;
import io.carillon.rtp.mix.Seat;
import io.carillon.rtp.pcm.AudioSource;
import io.carillon.rtp.tap.Tap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A conversation of several legs on the event loop that it was begun on; the legs may live on others. Its methods may be
 * called from any thread, and take effect on that loop in the order of the calls.
 */
final class Mix implements Beat {
    private final MediaLoop loop;
    private final Mixer mixer;
    private final Map<LegId, Seat> seats = new ConcurrentHashMap<>();
    private final boolean pair;
    private GroupSpeaker group;
    private boolean onBeat;

    /** @param pair whether it stands for a bridge of two: who is kept waiting there hears what the other side plays */
    Mix(MediaLoop loop, int rate, boolean pair) {
        this.loop = loop;
        this.pair = pair;
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
            seat.gain(place.levels().said());
            seat.volume(place.levels().heard());
            seat.mute(place.levels().muted());
            if (comes) {
                begin();
                leg.sit(seat, !pair);
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

    /** All hear something besides, but one of them. */
    void announce(AudioSource source, LegId but) {
        loop.executeNow(() -> mixer.announce(source, but == null ? null : seats.get(but)));
    }

    /** What is said is left in a tap from now on; null for no longer. */
    void tap(Tap into) {
        loop.executeNow(() -> mixer.tap(into));
    }

    /** A group hears all that is said from now on, in place of another; null for none any more. */
    void speakTo(GroupSpeaker next) {
        loop.executeNow(() -> {
            GroupSpeaker before = group;
            group = next;
            mixer.audience(next);
            if (before != null) {
                before.close();
            }
        });
    }

    /** Who is in it, and who of them is heard. */
    MixState state(String recording) {
        Seat speaker = mixer.speaker();
        List<MixState.Voice> voices = new ArrayList<>();
        LegId word = null;
        for (Map.Entry<LegId, Seat> seat : seats.entrySet()) {
            voices.add(new MixState.Voice(seat.getKey(), seat.getValue().isSpeaking()));
            word = seat.getValue() == speaker ? seat.getKey() : word;
        }
        return new MixState(voices, word, recording);
    }

    @Override
    public boolean beat() {
        mixer.mix(loop.now());
        onBeat = mixer.size() > 0;
        return onBeat;
    }
}
