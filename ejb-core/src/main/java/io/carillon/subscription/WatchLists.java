package io.carillon.subscription;

import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import io.carillon.directory.Change.Subject;
import io.carillon.directory.Conflict;
import io.carillon.directory.Invalid;
import io.carillon.directory.NotFound;
import io.carillon.directory.StaleVersion;
import io.carillon.directory.store.Audit;
import io.carillon.directory.store.AuditNotes;
import io.carillon.store.DurableCommits;
import io.carillon.store.OneTransaction;
import io.carillon.subscription.store.WatchListStore;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Lists that can be watched: kept in the database, answered from memory. */
@ApplicationScoped
public class WatchLists {
    /** What the history calls them. */
    public static final String KIND = "watch-list";

    /** Most members: the first notification has a document for each and must still fit a datagram. */
    static final int MOST_MEMBERS = 100;

    private static final int MOST_PER_TENANT = 1_000;

    @Inject
    private WatchListStore store;

    @EJB
    private AuditNotes audit;

    @EJB
    private OneTransaction one;

    @Inject
    private DurableCommits commits;

    private final Map<Aor, WatchList> lists = new ConcurrentHashMap<>();
    private final List<Consumer<Aor>> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock changing = new ReentrantLock();

    void load() {
        try {
            store.load().forEach(list -> lists.put(list.aor(), list));
        } catch (SQLException failed) {
            throw new IllegalStateException("watch lists cannot be read: " + failed.getMessage(), failed);
        }
    }

    void onChange(Consumer<Aor> listener) {
        listeners.add(listener);
    }

    /** The list at this address. */
    public Optional<WatchList> at(Aor address) {
        return Optional.ofNullable(lists.get(address));
    }

    /** Lists of a tenant by name. @param after last name of the page before, null for the first page */
    public List<WatchList> page(Tenant tenant, String after, int limit) {
        return found(tenant, "", after, limit);
    }

    /** Those that have a text in their name, what people call them or the number of a member. */
    public List<WatchList> found(Tenant tenant, String text, String after, int limit) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return lists.values().stream()
                .filter(list -> list.tenant().equals(tenant))
                .filter(list -> (list.name() + " " + list.displayName() + " " + String.join(" ", list.members()))
                        .toLowerCase(Locale.ROOT).contains(wanted))
                .filter(list -> after == null || list.name().compareTo(after) > 0)
                .sorted(Comparator.comparing(WatchList::name))
                .limit(limit)
                .toList();
    }

    /**
     * Makes a list.
     *
     * @throws Invalid bad fields
     * @throws Conflict the name is taken, or there are too many lists
     */
    public WatchList create(WatchList asked, String who) {
        check(asked);
        WatchList list = new WatchList(asked.tenant(), asked.name(), asked.displayName(), asked.members(), 1);
        changing.lock();
        try {
            if (lists.containsKey(list.aor())) {
                throw new Conflict("there is a list " + list.name() + " already");
            }
            if (page(list.tenant(), null, MOST_PER_TENANT).size() >= MOST_PER_TENANT) {
                throw new Conflict("there are " + MOST_PER_TENANT + " lists already");
            }
            Audit.Kept kept = new Audit.Kept(null, list.kept());
            write(() -> store.insert(list), () -> audit.keep(who, "watch-list.created", subject(list.aor()), kept));
            lists.put(list.aor(), list);
        } finally {
            changing.unlock();
        }
        return list;
    }

    /**
     * Changes a list; its watchers are told to subscribe anew.
     *
     * @param asked the list as it shall be, with the version that was read
     * @throws Invalid bad fields
     * @throws NotFound no such list
     * @throws StaleVersion somebody else was faster
     */
    public WatchList change(WatchList asked, String who) {
        check(asked);
        WatchList next = new WatchList(
                asked.tenant(), asked.name(), asked.displayName(), asked.members(), asked.version() + 1);
        changing.lock();
        try {
            Audit.Kept kept = new Audit.Kept(checked(asked.aor(), asked.version()).kept(), next.kept());
            write(() -> store.update(next), () -> audit.keep(who, "watch-list.changed", subject(next.aor()), kept));
            lists.put(next.aor(), next);
        } finally {
            changing.unlock();
        }
        listeners.forEach(listener -> listener.accept(next.aor()));
        return next;
    }

    /** Deletes a list. @throws NotFound and StaleVersion */
    public void delete(Aor address, long version, String who) {
        changing.lock();
        try {
            WatchList list = checked(address, version);
            Audit.Kept kept = new Audit.Kept(list.kept(), null);
            write(() -> store.delete(list), () -> audit.keep(who, "watch-list.deleted", subject(address), kept));
            lists.remove(address);
        } finally {
            changing.unlock();
        }
        listeners.forEach(listener -> listener.accept(address));
    }

    private static Subject subject(Aor list) {
        return new Subject(list.tenant(), KIND, list.user());
    }

    private WatchList checked(Aor address, long version) {
        WatchList known = at(address).orElseThrow(() -> new NotFound("there is no such list"));
        if (known.version() != version) {
            throw new StaleVersion("list " + address.user() + " has changed in the meantime");
        }
        return known;
    }

    private interface Write {
        void run() throws SQLException;
    }

    /** The list and what is told of it, in one transaction. */
    private void write(Write write, Runnable told) {
        one.run(() -> {
            try {
                write.run();
            } catch (SQLException failed) {
                throw new IllegalStateException("the list cannot be stored: " + failed.getMessage(), failed);
            }
            told.run();
        });
        commits.ensure();
    }

    private static void check(WatchList list) {
        Map<String, List<String>> wrong = new LinkedHashMap<>();
        if (!list.name().matches("[a-z][a-z0-9-]{1,31}")) {
            wrong.put("name", List.of("must be 2 to 32 lower-case letters, digits and hyphens, a letter first"));
        }
        if (list.displayName().length() > 80 || list.displayName().chars().anyMatch(Character::isISOControl)) {
            wrong.put("displayName", List.of("must be at most 80 characters, none of them a control character"));
        }
        boolean numbers = list.members().stream().allMatch(number -> number.matches("[0-9]{2,15}"));
        boolean once = new HashSet<>(list.members()).size() == list.members().size();
        if (!numbers || !once || list.members().isEmpty() || list.members().size() > MOST_MEMBERS) {
            wrong.put("members", List.of("must be 1 to " + MOST_MEMBERS + " numbers of extensions, each once"));
        }
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
    }
}
