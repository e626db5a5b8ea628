package io.carillon.rtp;

import java.util.HashMap;
import java.util.Map;

/** The mixes by name, and who is in which. Asked when somebody comes or goes, never for a packet. */
final class MixTable {
    /** Wideband: a narrowband telephone in it costs a resampler, a wideband one keeps its sound. */
    private static final int RATE = 16000;

    private final Map<String, Entry> mixes = new HashMap<>();
    private final Map<MediaLeg, Entry> places = new HashMap<>();

    private static final class Entry {
        final String name;
        final Mix mix;
        int members;

        Entry(String name, Mix mix) {
            this.name = name;
            this.mix = mix;
        }
    }

    synchronized void join(MediaLeg leg, MixPlace place) {
        Entry before = places.get(leg);
        if (before != null && !before.name.equals(place.mix())) {
            leave(leg);
            before = null;
        }
        if (leg.isClosed()) {
            return;
        }
        Entry entry = mixes.computeIfAbsent(place.mix(), name -> new Entry(name, new Mix(leg.loop(), RATE)));
        if (before == null) {
            entry.members++;
            places.put(leg, entry);
        }
        entry.mix.join(leg, place);
    }

    synchronized void leave(MediaLeg leg) {
        Entry entry = places.remove(leg);
        if (entry == null) {
            return;
        }
        entry.mix.leave(leg);
        if (--entry.members == 0) {
            mixes.remove(entry.name);
        }
    }

    /** Mixes there are now. */
    synchronized int size() {
        return mixes.size();
    }
}
