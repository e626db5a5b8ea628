package io.carillon.directory.store;

import io.carillon.contract.Credential;
import io.carillon.contract.Tenant;
import io.carillon.directory.Account;
import io.carillon.directory.CallForwarding;
import io.carillon.directory.Change.Subject;
import io.carillon.directory.ChangedExtension;
import io.carillon.directory.Conflict;
import io.carillon.directory.Extension;
import io.carillon.directory.KeptAccount;
import io.carillon.directory.KeptExtension;
import io.carillon.directory.NotFound;
import io.carillon.directory.StaleVersion;
import io.carillon.directory.Subscriber;
import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Extensions in the database. Every method is one transaction, its audit row included. */
@Stateless
public class ExtensionStore {
    /** What the history calls them. */
    public static final String KIND = "extension";

    @PersistenceContext(unitName = "carillon")
    private EntityManager rows;

    private Iterable<Belonging> belongings = List.of();

    /** For the server. */
    public ExtensionStore() {}

    ExtensionStore(EntityManager rows) {
        this.rows = rows;
    }

    @Inject
    void with(Instance<Belonging> all) {
        belongings = all;
    }

    /** Extensions behind a number, in order of number. */
    public List<Extension> page(Tenant tenant, String afterNumber, int limit) {
        return rows.createQuery(
                        "select e from ExtensionRow e where e.tenant = :tenant and e.number > :after order by e.number",
                        ExtensionRow.class)
                .setParameter("tenant", tenant.name())
                .setParameter("after", afterNumber == null ? "" : afterNumber)
                .setMaxResults(limit)
                .getResultStream()
                .map(ExtensionRow::toRecord)
                .toList();
    }

    /** One extension. */
    public Optional<Extension> find(Tenant tenant, String number) {
        return row(tenant, number).map(ExtensionRow::toRecord);
    }

    /** One extension with its forwarding. */
    public Optional<Subscriber> subscriber(Tenant tenant, String number) {
        return row(tenant, number).map(row -> new Subscriber(row.toRecord(), forwarding(row).toRecord()));
    }

    /** The digests of one extension; none when it is disabled. */
    public Optional<Credential> credential(Tenant tenant, String number) {
        return row(tenant, number)
                .filter(ExtensionRow::isEnabled)
                .map(row -> rows.find(CredentialRow.class, row.id())
                        .toRecord(row.toRecord().aor()).with(row.security()));
    }

    /** All extensions with their forwarding, for the snapshot. */
    public List<Subscriber> subscribers() {
        return rows.createQuery(
                        "select e, f from ExtensionRow e, ForwardingRow f where f.extensionId = e.id", Object[].class)
                .getResultStream()
                .map(pair -> new Subscriber(((ExtensionRow) pair[0]).toRecord(), ((ForwardingRow) pair[1]).toRecord()))
                .toList();
    }

    /** The digests of all enabled extensions, for the switch. */
    public List<Credential> credentials() {
        return rows.createQuery(
                        "select e, c from ExtensionRow e, CredentialRow c where c.extensionId = e.id and e.enabled "
                                + "= true",
                        Object[].class)
                .getResultStream()
                .map(pair -> {
                    ExtensionRow row = (ExtensionRow) pair[0];
                    return ((CredentialRow) pair[1]).toRecord(row.toRecord().aor()).with(row.security());
                })
                .toList();
    }

    /** Whether there is any extension at all, of any tenant. */
    public boolean isEmpty() {
        return rows.createQuery("select e.id from ExtensionRow e", Long.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** @throws Conflict when the number is taken */
    public Extension insert(Credential credential, String displayName, boolean enabled, String who) {
        Tenant tenant = credential.aor().tenant();
        String number = credential.aor().user();
        if (row(tenant, number).isPresent()) {
            throw taken(number);
        }
        ExtensionRow row = new ExtensionRow(tenant, number);
        row.change(displayName, enabled, credential.security());
        rows.persist(row);
        flush(number);
        ForwardingRow forwarding = new ForwardingRow(row.id());
        forwarding.take(CallForwarding.NONE);
        rows.persist(forwarding);
        CredentialRow digests = new CredentialRow(row.id());
        digests.take(credential);
        rows.persist(digests);
        Extension created = row.toRecord();
        new Audit(rows, tenant, who)
                .keep("extension.created", KIND, number, new Audit.Kept(null, KeptExtension.of(created, CallForwarding.NONE)));
        return created;
    }

    /** @throws NotFound and StaleVersion */
    public Extension update(Tenant tenant, String number, ChangedExtension asked, Check check) {
        ExtensionRow row = checked(tenant, number, check);
        Extension before = row.toRecord();
        CallForwarding forwarding = forwarding(row).toRecord();
        row.change(asked.displayName(), asked.enabled(), asked.security());
        flush(number);
        new Audit(rows, tenant, check.who()).keep("extension.changed", KIND, number,
                new Audit.Kept(KeptExtension.of(before, forwarding), KeptExtension.of(row.toRecord(), forwarding)));
        return row.toRecord();
    }

    /** Replaces the digests. @throws NotFound and StaleVersion */
    public Extension replaceCredential(Credential credential, Check check) {
        String number = credential.aor().user();
        Tenant tenant = credential.aor().tenant();
        ExtensionRow row = checked(tenant, number, check);
        rows.find(CredentialRow.class, row.id()).take(credential);
        row.touch();
        flush(number);
        new Audit(rows, tenant, check.who()).write("extension.secret.replaced", number, null, null);
        return row.toRecord();
    }

    /** @throws NotFound and StaleVersion */
    public void delete(Tenant tenant, String number, Check check) {
        ExtensionRow row = checked(tenant, number, check);
        Extension before = row.toRecord();
        CallForwarding forwarding = forwarding(row).toRecord();
        List<Belonging.Lost> lost = new ArrayList<>();
        belongings.forEach(one -> lost.addAll(one.of(before.aor())));
        Optional<Account> person = person(row);
        rows.remove(row);
        flush(number);
        Audit audit = new Audit(rows, tenant, check.who());
        Long whole = audit.keep(
                "extension.deleted", KIND, number, new Audit.Kept(KeptExtension.of(before, forwarding), null));
        lost.forEach(one -> audit.keep(one.action(), new Subject(tenant, one.kind(), one.name()), one.kept(), whole));
        person.ifPresent(one -> audit.keep("account.changed", new Subject(tenant, AccountStore.KIND, one.username()),
                new Audit.Kept(KeptAccount.of(one), new KeptAccount(KeptAccount.of(one).roles(), one.enabled(), null)), whole));
    }

    /** Whose extension it is. The account is left alone: the database takes the extension from it. */
    private Optional<Account> person(ExtensionRow row) {
        List<AccountRow> accounts = rows.createQuery("select a from AccountRow a where a.extension = :row", AccountRow.class)
                .setParameter("row", row)
                .getResultList();
        accounts.forEach(rows::detach);
        return accounts.stream().findFirst().map(AccountRow::toRecord);
    }

    /** @throws NotFound when there is no such extension */
    public CallForwarding changeForwarding(Tenant tenant, String number, CallForwarding asked, String who) {
        ExtensionRow row = row(tenant, number).orElseThrow(() -> missing(number));
        ForwardingRow forwarding = forwarding(row);
        CallForwarding before = forwarding.toRecord();
        forwarding.take(asked);
        row.touch();
        flush(number);
        Extension extension = row.toRecord();
        new Audit(rows, tenant, who).keep("forwarding.changed", KIND, number,
                new Audit.Kept(KeptExtension.of(extension, before), KeptExtension.of(extension, asked)));
        return forwarding.toRecord();
    }

    private ForwardingRow forwarding(ExtensionRow row) {
        return rows.find(ForwardingRow.class, row.id());
    }

    private Optional<ExtensionRow> row(Tenant tenant, String number) {
        return rows.createQuery(
                        "select e from ExtensionRow e where e.tenant = :tenant and e.number = :number",
                        ExtensionRow.class)
                .setParameter("tenant", tenant.name())
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
    }

    private ExtensionRow checked(Tenant tenant, String number, Check check) {
        ExtensionRow row = row(tenant, number).orElseThrow(() -> missing(number));
        if (row.version() != check.expectedVersion()) {
            throw stale(number);
        }
        return row;
    }

    private void flush(String number) {
        try {
            rows.flush();
        } catch (OptimisticLockException raced) {
            throw stale(number);
        } catch (PersistenceException failed) {
            if (SqlStates.isConstraint(failed)) {
                throw taken(number);
            }
            throw failed;
        }
    }

    private static NotFound missing(String number) {
        return new NotFound("there is no extension " + number);
    }

    private static Conflict taken(String number) {
        return new Conflict("extension " + number + " exists already");
    }

    private static StaleVersion stale(String number) {
        return new StaleVersion("extension " + number + " was changed by somebody else");
    }
}
