package io.carillon.api.live;

import io.carillon.contract.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What has changed since the channel looked last. Told on any thread, also on that of a call: costs a look into a map
 * when nobody watches. Told twice before the channel looks, it is looked at once.
 */
@ApplicationScoped
public class LiveChanges {
    /** What somebody watches. */
    record Place(String topic, Tenant tenant) {}

    private final ConcurrentHashMap<Place, Set<String>> watched = new ConcurrentHashMap<>();

    /** This one may look different now, be new, or be gone. */
    public void touched(String topic, Tenant tenant, String id) {
        if (watched.isEmpty()) {
            return;
        }
        Set<String> ids = watched.get(new Place(topic, tenant));
        if (ids != null) {
            ids.add(id);
        }
    }

    /** From now on what is told of this place is kept. */
    void watch(Place place) {
        watched.put(place, ConcurrentHashMap.newKeySet());
    }

    /** From now on nothing is kept of it. */
    void unwatch(Place place) {
        watched.remove(place);
    }

    /** What was told since the last time. */
    String[] take(Place place) {
        Set<String> ids = watched.get(place);
        if (ids == null || ids.isEmpty()) {
            return new String[0];
        }
        String[] taken = ids.toArray(String[]::new);
        for (String id : taken) {
            ids.remove(id);
        }
        return taken;
    }
}
