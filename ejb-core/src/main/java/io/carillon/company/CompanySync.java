package io.carillon.company;

import io.carillon.company.store.LinkStore;
import io.carillon.contract.Tenant;
import io.carillon.directory.ChangedExtension;
import io.carillon.directory.Conflict;
import io.carillon.directory.Extension;
import io.carillon.directory.Extensions;
import io.carillon.directory.Invalid;
import io.carillon.directory.NewExtension;
import io.carillon.directory.NotFound;
import io.carillon.directory.StaleVersion;
import io.carillon.host.ServerSecrets;
import io.carillon.host.ServerServices;
import io.carillon.store.RecordJson;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.Stored;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import javax.net.ssl.SSLContext;

/**
 * Lets extensions follow the company's directory: people there have one here, with their name; one whose entry is gone is
 * disabled, never deleted. Each extension is a change of its own, so one that cannot be made does not hold up the others.
 * One run at a time on a server.
 */
@ApplicationScoped
public class CompanySync {
    private static final String BIND_SECRET = "ldap-bind";
    private static final String SSL_CONTEXTS = "org.wildfly.security.ssl-context";
    private static final int PAGE = 200;

    @EJB
    private Extensions extensions;

    @EJB
    private OutsideDesk settings;

    @Inject
    private LinkStore links;

    private final BiFunction<Tenant, CompanySettings, List<Found>> reader;
    private final ReentrantLock turn = new ReentrantLock();
    private final LongAdder followed = new LongAdder();
    private final LongAdder unfollowed = new LongAdder();

    /** For the server. */
    public CompanySync() {
        this.reader = (tenant, wanted) -> ofServer(tenant, wanted.base()).read(wanted);
    }

    CompanySync(
            Extensions extensions, OutsideDesk settings, LinkStore links,
            BiFunction<Tenant, CompanySettings, List<Found>> reader) {
        this.extensions = extensions;
        this.settings = settings;
        this.links = links;
        this.reader = reader;
    }

    /** Tenants whose extensions follow the directory by the clock. */
    public List<Tenant> tenants() {
        return settings.all(CompanySettings.class).stream()
                .filter(stored -> stored.settings().sync())
                .map(Stored::tenant)
                .toList();
    }

    /** Runs since start after which extensions were as the directory says. */
    public long followed() {
        return followed.sum();
    }

    /** Runs since start that changed nothing although they should have. */
    public long unfollowed() {
        return unfollowed.sum();
    }

    /** What came of the last run of a tenant. */
    public Optional<SyncReport> last(Tenant tenant) {
        return links.report(tenant).map(text -> {
            try (JsonReader json = Json.createReader(new StringReader(text))) {
                return RecordJson.read(SyncReport.class, json.readObject());
            }
        });
    }

    /**
     * Makes extensions as the directory says.
     *
     * @param dryRun only say what would be done
     * @param who for the audit
     * @throws Conflict nobody has said where people are, the server does not let the tenant read there, or a run is under way
     * @throws Unreadable the directory cannot be read to its end; nothing was changed
     */
    public SyncReport run(Tenant tenant, boolean dryRun, String who) {
        CompanySettings wanted = settings.find(CompanySettings.class, tenant, CompanySettings.HOUSE)
                .map(Stored::settings)
                .filter(stored -> !stored.base().isBlank())
                .orElseThrow(() -> new Conflict("nobody has said below which base of the directory people are"));
        if (!turn.tryLock()) {
            throw new Conflict("a run is under way");
        }
        boolean follows = false;
        try {
            SyncReport report = follow(tenant, wanted, dryRun, who);
            links.keepReport(tenant, report.startedAt(), RecordJson.write(report).toString());
            follows = report.refused().isEmpty();
            return report;
        } catch (Unreadable away) {
            CompanyLog.LOG.unreadable(tenant.name(), away.getMessage());
            throw away;
        } finally {
            if (!dryRun) {
                (follows ? followed : unfollowed).increment();
            }
            turn.unlock();
        }
    }

    private SyncReport follow(Tenant tenant, CompanySettings wanted, boolean dryRun, String who) {
        Instant startedAt = Instant.now();
        List<Found> found = reader.apply(tenant, wanted);
        Map<String, Link> following = links.all(tenant);
        Map<String, Extension> known = known(tenant);
        List<SyncPlan.Step> steps = SyncPlan.of(found, following, known);
        String refusal = SyncPlan.refusal(steps, following, known, wanted.mostRemovals());
        boolean changes = !dryRun && refusal.isEmpty();
        List<SyncRow> rows = steps.stream()
                .map(step -> changes ? done(tenant, step, known, who) : step.row())
                .toList();
        SyncReport report = SyncReport.of(startedAt, dryRun, refusal, rows);
        if (changes) {
            CompanyLog.LOG.followed(
                    tenant.name(), report.added(), report.changed(), report.disabled(), report.failed());
        } else if (!refusal.isEmpty()) {
            CompanyLog.LOG.refused(tenant.name(), refusal);
        }
        return report;
    }

    private Map<String, Extension> known(Tenant tenant) {
        Map<String, Extension> known = new HashMap<>();
        List<Extension> page = extensions.page(tenant, null, PAGE);
        while (!page.isEmpty()) {
            page.forEach(extension -> known.put(extension.number(), extension));
            page = extensions.page(tenant, page.get(page.size() - 1).number(), PAGE);
        }
        return known;
    }

    private SyncRow done(Tenant tenant, SyncPlan.Step step, Map<String, Extension> known, String who) {
        SyncRow row = step.row();
        try {
            switch (row.action()) {
                case ADD -> add(tenant, row, who);
                case CHANGE -> {
                    Extension now = known.get(row.number());
                    // What an administrator has switched off stays off, unless the run did it when the person went.
                    change(now, row.name(), now.enabled() || step.isReturn(), who);
                }
                case MOVE -> {
                    add(tenant, row, who);
                    disable(known.get(step.before().extension()), who);
                }
                case DISABLE -> disable(known.get(row.number()), who);
                case KEEP, FAULT -> {
                    return row;
                }
            }
            links.put(tenant, step.link());
            return row;
        } catch (Invalid refused) {
            return row.failed(refused.fields().toString());
        } catch (Conflict | NotFound | StaleVersion refused) {
            return row.failed(refused.getMessage());
        }
    }

    private void add(Tenant tenant, SyncRow row, String who) {
        extensions.create(tenant, new NewExtension(row.number(), row.name(), null, true), who);
    }

    private void disable(Extension extension, String who) {
        if (extension != null && extension.enabled()) {
            change(extension, extension.displayName(), false, who);
        }
    }

    private void change(Extension extension, String name, boolean enabled, String who) {
        extensions.update(extension.tenant(), extension.number(),
                new ChangedExtension(name, enabled, extension.security()), extension.version(), who);
    }

    private static CompanyReader ofServer(Tenant tenant, String base) {
        CompanyServer server = CompanyServer.ofServer();
        if (server == null) {
            throw new Unreadable(CompanyServer.URL + " is not set");
        }
        if (!server.opens(tenant, base)) {
            throw new Conflict("the server does not let tenant " + tenant + " read below " + base);
        }
        String password = ServerSecrets.find(BIND_SECRET).orElseThrow(() -> new Unreadable(
                "the credential store of the server has no secret " + BIND_SECRET));
        return new CompanyReader(server, password, tls(server.sslContext()));
    }

    private static SSLContext tls(String name) {
        if (!name.isEmpty()) {
            return ServerServices.find(SSL_CONTEXTS, name, SSLContext.class)
                    .orElseThrow(() -> new Unreadable("the server has no SSL context " + name));
        }
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has a default SSL context", absent);
        }
    }
}
