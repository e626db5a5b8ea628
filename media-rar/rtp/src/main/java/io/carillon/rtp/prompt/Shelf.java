package io.carillon.rtp.prompt;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Recordings that were read or spoken once. Holds so many samples; whose last use is longest ago goes first. */
final class Shelf {
    private final Map<String, Recording> kept = new LinkedHashMap<>(64, 0.75f, true);
    private final long most;
    private long samples;

    /** @param most samples that are kept */
    Shelf(long most) {
        this.most = most;
    }

    synchronized Recording find(String key) {
        return kept.get(key);
    }

    /** Keeps a recording, encoded for all who will hear it. */
    void put(String key, Recording recording) {
        keep(key, recording.encode());
    }

    private synchronized void keep(String key, Recording recording) {
        Recording before = kept.put(key, recording);
        samples += recording.length() - (before == null ? 0 : before.length());
        Iterator<Recording> oldest = kept.values().iterator();
        while (samples > most && oldest.hasNext()) {
            samples -= oldest.next().length();
            oldest.remove();
        }
    }

    synchronized void removeIf(Predicate<String> key) {
        Iterator<Map.Entry<String, Recording>> all = kept.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<String, Recording> one = all.next();
            if (key.test(one.getKey())) {
                samples -= one.getValue().length();
                all.remove();
            }
        }
    }

    synchronized long samples() {
        return samples;
    }
}
