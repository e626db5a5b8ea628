package io.carillon.directory;

import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** All extensions at one moment. Immutable: a call that took one keeps its answers however long it routes. */
public final class DirectorySnapshot {
    /** Nobody can be called. */
    public static final DirectorySnapshot EMPTY = new DirectorySnapshot(Map.of());

    private final Map<Aor, Subscriber> subscribers;

    /** Made for the first list, as most snapshots only route calls; two threads that make it make the same. */
    private volatile Map<Tenant, NavigableMap<String, Extension>> byNumber;

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

    /**
     * Extensions of a tenant in order of number.
     *
     * @param afterNumber last number of the page before, null for the first page
     * @param limit at most this many
     */
    public List<Extension> page(Tenant tenant, String afterNumber, int limit) {
        return page(tenant, afterNumber, limit, one -> true);
    }

    /**
     * The same of those whose number or name has a text in it, in capitals or not.
     *
     * @param text what is looked for
     */
    public List<Extension> found(Tenant tenant, String text, String afterNumber, int limit) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return page(tenant, afterNumber, limit,
                one -> (one.number() + " " + one.displayName()).toLowerCase(Locale.ROOT).contains(wanted));
    }

    private List<Extension> page(Tenant tenant, String afterNumber, int limit, Predicate<Extension> wanted) {
        NavigableMap<String, Extension> ofTenant = sorted().get(tenant);
        return ofTenant == null
                ? List.of()
                : ofTenant.tailMap(afterNumber == null ? "" : afterNumber, false).values().stream()
                        .filter(wanted)
                        .limit(limit)
                        .toList();
    }

    /** Numbers of a tenant's extensions that want no calls. */
    public List<String> undisturbed(Tenant tenant) {
        return subscribers.values().stream()
                .filter(one -> one.forwarding().dnd() && one.extension().tenant().equals(tenant))
                .map(one -> one.extension().number())
                .toList();
    }

    /** How many extensions a tenant has. */
    public int count(Tenant tenant) {
        return (int) subscribers.keySet().stream().filter(aor -> aor.tenant().equals(tenant)).count();
    }

    private Map<Tenant, NavigableMap<String, Extension>> sorted() {
        Map<Tenant, NavigableMap<String, Extension>> known = byNumber;
        if (known == null) {
            known = new HashMap<>();
            for (Subscriber subscriber : subscribers.values()) {
                Extension extension = subscriber.extension();
                known.computeIfAbsent(extension.tenant(), tenant -> new TreeMap<>())
                        .put(extension.number(), extension);
            }
            byNumber = known;
        }
        return known;
    }

    /** How many extensions there are. */
    public int size() {
        return subscribers.size();
    }
}
