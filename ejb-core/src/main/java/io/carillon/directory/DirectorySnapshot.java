package io.carillon.directory;

import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All extensions at one moment. Immutable: a call that took one keeps its answers however long it routes. */
public final class DirectorySnapshot {
    /** Nobody can be called. */
    public static final DirectorySnapshot EMPTY = new DirectorySnapshot(Map.of());

    private final Map<Aor, Subscriber> subscribers;

    private DirectorySnapshot(Map<Aor, Subscriber> subscribers) {
        this.subscribers = subscribers;
    }

    /** A snapshot of these subscribers. */
    public static DirectorySnapshot of(Collection<Subscriber> all) {
        Map<Aor, Subscriber> map = new HashMap<>(all.size() * 2);
        for (Subscriber subscriber : all) {
            map.put(subscriber.extension().aor(), subscriber);
        }
        return new DirectorySnapshot(map);
    }

    /** This with one subscriber added, replaced or, when null, taken away. */
    DirectorySnapshot with(Aor aor, Subscriber subscriber) {
        Map<Aor, Subscriber> map = new HashMap<>(subscribers);
        if (subscriber == null) {
            map.remove(aor);
        } else {
            map.put(aor, subscriber);
        }
        return new DirectorySnapshot(map);
    }

    /** The subscriber with this number, disabled ones included. */
    public Optional<Subscriber> find(Tenant tenant, String number) {
        return Optional.ofNullable(subscribers.get(new Aor(tenant, number)));
    }

    /** How many extensions there are. */
    public int size() {
        return subscribers.size();
    }
}
