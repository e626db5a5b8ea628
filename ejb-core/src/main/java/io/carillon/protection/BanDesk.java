package io.carillon.protection;

import static io.carillon.protection.ProtectionLog.LOG;

import io.carillon.contract.BanSource;
import io.carillon.contract.BanState;
import io.carillon.contract.Cidr;
import io.carillon.contract.SourceBan.Reason;
import io.carillon.contract.SourceBan;
import io.carillon.contract.SwitchConnection;
import io.carillon.contract.Tenant;
import io.carillon.directory.Bindings;
import io.carillon.directory.Change.Subject;
import io.carillon.directory.Conflict;
import io.carillon.directory.Invalid;
import io.carillon.directory.NotFound;
import io.carillon.directory.SwitchLink;
import io.carillon.directory.store.Audit;
import io.carillon.directory.store.AuditNotes;
import io.carillon.event.LiveEvents;
import io.carillon.event.SecurityBan;
import io.carillon.protection.store.BanStore;
import io.carillon.store.Columns;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bans and the networks that never are, for administrators; and what makes a ban outlive the server. A change by hand
 * is in the database before the switch hears of it. What the switch finds out is written down within a second, what
 * another node has written down is heard of within another; the networks within ten.
 */
@Startup
@Singleton
@DependsOn({"Migration", "RegistrarStart"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BanDesk {
    private static final int READ_EVERY = 10;
    private static final int MOST_NETWORKS = 1_000;
    private static final int LONGEST_MINUTES = 525_600;

    @Inject
    private BanStore store;

    @Inject
    private SwitchLink link;

    @Inject
    private Bindings bindings;

    @EJB
    private LiveEvents events;

    @EJB
    private AuditNotes audit;

    private final ReentrantLock turn = new ReentrantLock();
    private BanBook book;
    private volatile List<AllowedNetwork> allowed = List.of();
    private int ticks;
    private String mark;
    private boolean warned;

    @PostConstruct
    void start() {
        book = new BanBook(bindings::hasTelephoneAt, System.getProperty("carillon.node", "node"));
        tick();
    }

    /** Listens to the switch, and now and then to the database. */
    @Schedule(second = "*", minute = "*", hour = "*", persistent = false)
    public void tick() {
        if (!turn.tryLock()) {
            return;
        }
        try {
            listen();
            warned = false;
        } catch (SQLException | RuntimeException failed) {
            ticks = 0;
            if (!warned) {
                warned = true;
                LOG.notKept(Columns.firstLine(failed));
            }
        } finally {
            turn.unlock();
        }
    }

    private void listen() throws SQLException {
        String written = store.mark();
        boolean due = ticks++ % READ_EVERY == 0;
        List<KnownBan> rows = due || !written.equals(mark) ? store.bans() : null;
        mark = written;
        if (due) {
            allowed = store.allowed();
        }
        Instant now = Instant.now();
        Optional<List<KnownBan>> found = link.ask(connection -> told(connection, due, rows, now)).value();
        if (found.isEmpty()) {
            // the switch is away: once it is back it is told everything
            ticks = 0;
            return;
        }
        if (due) {
            store.forget(now.minus(SourceBan.REMEMBERED));
        }
        book.askAgainUnless(writeDown(found.get()));
    }

    private List<KnownBan> told(SwitchConnection connection, boolean due, List<KnownBan> rows, Instant now) {
        Gate gate = new Gate(connection);
        if (due) {
            connection.replaceAllowed(allowed.stream().map(AllowedNetwork::network).toList());
        }
        if (rows != null) {
            book.reconcile(gate, rows, now);
        }
        return book.learn(gate, now);
    }

    private boolean writeDown(List<KnownBan> found) {
        for (KnownBan ban : found) {
            try {
                store.put(ban);
            } catch (SQLException away) {
                LOG.notKept(Columns.firstLine(away));
                return false;
            }
            book.put(ban);
            events.publish(new SecurityBan(Tenant.DEFAULT, ban.ban().since(), ban.ban(), false));
        }
        return true;
    }

    /** All bans that hold, by source, and those that are over and still count. */
    public Collection<KnownBan> bans() {
        turn.lock();
        try {
            return book.all();
        } finally {
            turn.unlock();
        }
    }

    /**
     * Bans a source.
     *
     * @param address of it, numeric
     * @param minutes for how long
     * @throws Invalid when it is no address
     * @throws Conflict when it is a trunk's, or allowed
     */
    public KnownBan ban(String address, int minutes, String who) {
        String source = source(address);
        if (minutes < 1 || minutes > LONGEST_MINUTES) {
            throw new Invalid(Map.of("minutes", List.of("must be 1 to " + LONGEST_MINUTES)));
        }
        Instant now = Columns.micros(Instant.now());
        SourceBan ban = new SourceBan(source, now, now.plus(Duration.ofMinutes(minutes)), 1, Reason.ADMINISTRATOR);
        KnownBan known = new KnownBan(ban, who);
        SourceBan before;
        turn.lock();
        try {
            before = book.find(source).map(KnownBan::ban).orElse(null);
            store.put(known);
            book.put(known);
            boolean taken = link.ask(connection -> connection.ban(ban)).value().orElse(true);
            if (!taken) {
                store.remove(source);
                book.remove(source);
                throw new Conflict(source + " belongs to a trunk or to an allowed network");
            }
        } catch (SQLException away) {
            throw new IllegalStateException("bans cannot be stored: " + away.getMessage(), away);
        } finally {
            turn.unlock();
        }
        audit.write(Tenant.DEFAULT, who, new AuditNotes.Change("ban.add", source, before, ban));
        events.publish(new SecurityBan(Tenant.DEFAULT, now, ban, false));
        return known;
    }

    /** Listens to a source again. @throws NotFound when it is not banned */
    public void lift(String address, String who) {
        String source = source(address);
        KnownBan lifted;
        turn.lock();
        try {
            lifted = book.find(source).orElseThrow(() -> new NotFound("there is no such ban"));
            store.remove(source);
            book.remove(source);
            link.ask(connection -> {
                connection.lift(source);
                return true;
            });
        } catch (SQLException away) {
            throw new IllegalStateException("bans cannot be stored: " + away.getMessage(), away);
        } finally {
            turn.unlock();
        }
        audit.write(Tenant.DEFAULT, who, new AuditNotes.Change("ban.lift", source, lifted.ban(), null));
        events.publish(new SecurityBan(Tenant.DEFAULT, Instant.now(), lifted.ban(), true));
    }

    /** The ban of a source, also one that is over and still counts. */
    public Optional<KnownBan> find(String address) {
        String source = source(address);
        turn.lock();
        try {
            return book.find(source);
        } finally {
            turn.unlock();
        }
    }

    private static String source(String address) {
        String source = address == null ? null : BanSource.of(address);
        if (source == null) {
            throw new Invalid(Map.of("source", List.of("must be a numeric address")));
        }
        return source;
    }

    /** Networks that are never banned, by name. */
    public List<AllowedNetwork> allowed() {
        return allowed;
    }

    /** Never bans this network from now on; a ban that holds there ends. */
    public AllowedNetwork allow(AllowedNetwork network, String who) {
        if (!network.name().matches("[A-Za-z0-9._-]{1,64}")) {
            throw new Invalid(Map.of("name", List.of("must be 1 to 64 of A-Z a-z 0-9 . _ -")));
        }
        if (network.network() == null || Cidr.parse(network.network()) == null) {
            throw new Invalid(Map.of("network", List.of("must be a numeric address, or a network such as 192.0.2.0/24")));
        }
        if (allowed.size() >= MOST_NETWORKS) {
            throw new Conflict("there are " + MOST_NETWORKS + " allowed networks already");
        }
        AllowedNetwork before = change(network.name(), () -> store.allow(network));
        keep(who, "allowed.put", network.name(), new Audit.Kept(before, network));
        return network;
    }

    /** @throws NotFound when there is none of that name */
    public void disallow(String name, String who) {
        boolean[] there = {false};
        AllowedNetwork before = change(name, () -> there[0] = store.disallow(name));
        if (!there[0]) {
            throw new NotFound("there is no such allowed network");
        }
        keep(who, "allowed.delete", name, new Audit.Kept(before, null));
    }

    private void keep(String who, String action, String name, Audit.Kept kept) {
        audit.keep(who, action, new Subject(Tenant.DEFAULT, AllowedNetwork.KIND, name), kept);
    }

    private interface Change {
        void run() throws SQLException;
    }

    /** @return the network of this name before, null when there was none */
    private AllowedNetwork change(String name, Change change) {
        turn.lock();
        try {
            AllowedNetwork before = allowed.stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
            change.run();
            allowed = store.allowed();
            link.ask(connection -> {
                connection.replaceAllowed(allowed.stream().map(AllowedNetwork::network).toList());
                return true;
            });
            return before;
        } catch (SQLException away) {
            throw new IllegalStateException("allowed networks cannot be stored: " + away.getMessage(), away);
        } finally {
            turn.unlock();
        }
    }

    private record Gate(SwitchConnection connection) implements BanBook.Gate {
        @Override
        public Optional<BanState> bans(long seen) {
            return connection.bans(seen);
        }

        @Override
        public boolean ban(SourceBan ban) {
            return connection.ban(ban);
        }

        @Override
        public void lift(String source) {
            connection.lift(source);
        }
    }
}
