package io.carillon.contract;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * Values that are asked for again and again, because telephones of one model say the same in every call. One that was made
 * before is handed out instead of another like it: a call has fewer objects of its own, which the collector would copy. As
 * many are kept as there are places, and a newer one takes the place of an older one, so whoever says something else each
 * time gains nothing and fills nothing. Any thread, without a lock.
 *
 * @param <K> what they are known by; never changed
 * @param <V> never changed
 */
public final class Repeated<K, V> {
    private final AtomicReferenceArray<Made<K, V>> places;
    private final Function<K, V> make;

    private record Made<K, V>(K key, V value) {}

    /**
     * @param places how many are kept, a power of two
     * @param make makes one
     */
    public Repeated(int places, Function<K, V> make) {
        if (Integer.bitCount(places) != 1) {
            throw new IllegalArgumentException(places + " is no power of two");
        }
        this.places = new AtomicReferenceArray<>(places);
        this.make = make;
    }

    /** The value, made now or before. */
    public V of(K key) {
        int hash = key.hashCode() * 0x9E3779B9;
        int place = hash >>> 16 & places.length() - 1;
        Made<K, V> there = places.get(place);
        if (there != null && there.key().equals(key)) {
            return there.value();
        }
        V made = make.apply(key);
        places.set(place, new Made<>(key, made));
        return made;
    }
}
