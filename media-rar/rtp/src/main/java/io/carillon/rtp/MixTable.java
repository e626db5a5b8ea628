package io.carillon.rtp;

import io.carillon.contract.LegId;
import io.carillon.contract.MixState;
import io.carillon.contract.Recorded;
import io.carillon.rtp.pcm.AudioSource;
import io.carillon.rtp.tap.Recording;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The mixes by name, and who is in which. Asked when somebody comes or goes, never for a packet. */
final class MixTable {
    /** Wideband: a narrowband telephone in it costs a resampler, a wideband one keeps its sound. */
    static final int RATE = 16000;
    private static final String PAIR = "pair/";

    private final Map<String, Entry> mixes = new HashMap<>();
    private final Map<MediaLeg, Entry> places = new HashMap<>();

    private static final class Entry {
        final String name;
        final Mix mix;
        int members;
        Recording recording;

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
        Entry entry = mixes.computeIfAbsent(place.mix(), name -> new Entry(name, new Mix(leg.loop(), RATE, name.startsWith(PAIR))));
        if (before == null) {
            entry.members++;
            places.put(leg, entry);
        }
        entry.mix.join(leg, place);
    }

    /** Two whose loops differ talk with each other. */
    synchronized void joinPair(MediaLeg one, MediaLeg other) {
        MixPlace place = MixPlace.in(PAIR + one.leg().value());
        join(one, place);
        join(other, place);
    }

    /** Ends such a pair for one of them. */
    synchronized void leavePair(MediaLeg leg) {
        Entry entry = places.get(leg);
        if (entry != null && entry.name.startsWith(PAIR)) {
            leave(leg);
        }
    }

    synchronized void leave(MediaLeg leg) {
        Entry entry = places.remove(leg);
        if (entry == null) {
            return;
        }
        entry.mix.leave(leg);
        if (--entry.members == 0) {
            mixes.remove(entry.name);
            end(entry, Recorded.End.CALL_ENDED);
            entry.mix.speakTo(null);
        } else if (entry.name.startsWith(PAIR)) {
            places.entrySet().stream().filter(place -> place.getValue() == entry).map(Map.Entry::getKey).findFirst()
                    .ifPresent(this::leave);
        }
    }

    private static void end(Entry entry, Recorded.End why) {
        if (entry.recording != null) {
            entry.mix.tap(null);
            entry.recording.end(why);
            entry.recording = null;
        }
    }

    /** All but one in a mix hear something besides. */
    synchronized void announce(String mix, AudioSource source, LegId but) {
        Entry entry = mixes.get(mix);
        if (entry != null) {
            entry.mix.announce(source, but);
        }
    }

    /** Records a mix in place of what recorded it before. @return false when there is no such mix */
    synchronized boolean record(String mix, Recording recording) {
        Entry entry = mixes.get(mix);
        if (entry == null) {
            return false;
        }
        end(entry, Recorded.End.STOPPED);
        entry.recording = recording;
        entry.mix.tap(recording.tap());
        return true;
    }

    /** Lets a group hear a mix. @return false when there is no such mix */
    synchronized boolean multicast(String mix, GroupSpeaker speaker) {
        Entry entry = mixes.get(mix);
        if (entry != null) {
            entry.mix.speakTo(speaker);
        }
        return entry != null;
    }

    synchronized void stopRecording(String mix, String id) {
        Entry entry = mixes.get(mix);
        if (entry != null && entry.recording != null && entry.recording.id().equals(id)) {
            end(entry, Recorded.End.STOPPED);
        }
    }

    synchronized Optional<MixState> state(String mix) {
        Entry entry = mixes.get(mix);
        boolean recorded = entry != null && entry.recording != null && !entry.recording.isOver();
        return entry == null ? Optional.empty() : Optional.of(entry.mix.state(recorded ? entry.recording.id() : ""));
    }

    /** Mixes there are now. */
    synchronized int size() {
        return mixes.size();
    }
}
