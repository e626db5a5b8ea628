package io.carillon.directory.store;

import io.carillon.contract.Tenant;
import io.carillon.directory.Account;
import io.carillon.directory.Conflict;
import io.carillon.directory.Invalid;
import io.carillon.directory.KeptAccount;
import io.carillon.directory.NotFound;
import io.carillon.directory.StaleVersion;
import io.carillon.store.Contains;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Accounts in the database. Every method is one transaction, its audit row included. */
@Stateless
public class AccountStore {
    /** What the history calls them. */
    public static final String KIND = "user";

    private static final String ADMIN = "admin";

    @PersistenceContext(unitName = "carillon")
    private EntityManager rows;

    @Resource
    private EJBContext context;

    /** For the server. */
    public AccountStore() {}

    AccountStore(EntityManager rows) {
        this.rows = rows;
    }

    /** An account with the hash of its password. */
    public record Stored(Account account, String passwordHash) {
        /** Never prints the hash. */
        @Override
        public String toString() {
            return "Stored[" + account + "]";
        }
    }

    /** By user name, of any tenant: user names are unique in the house. */
    public Optional<Stored> stored(String username) {
        return Optional.ofNullable(rows.find(AccountRow.class, username))
                .map(row -> new Stored(row.toRecord(), row.passwordHash()));
    }

    /** Accounts behind a user name, in order. */
    public List<Account> page(Tenant tenant, String afterUsername, int limit) {
        return rows.createQuery(
                        "select a from AccountRow a left join fetch a.extension where a.tenant = :tenant"
                                + " and a.username > :after order by "
                                + "a.username",
                        AccountRow.class)
                .setParameter("tenant", tenant.name())
                .setParameter("after", afterUsername == null ? "" : afterUsername)
                .setMaxResults(limit)
                .getResultStream()
                .map(AccountRow::toRecord)
                .toList();
    }

    /** Accounts behind a user name that have a text in their name or their extension, in order. */
    public List<Account> found(Tenant tenant, String text, String afterUsername, int limit) {
        return rows.createQuery(
                        "select a from AccountRow a left join fetch a.extension e where a.tenant = :tenant"
                                + " and a.username > :after and (lower(a.username) like :text escape '!'"
                                + " or e.number like :text escape '!' or lower(e.displayName) like :text escape '!')"
                                + " order by a.username",
                        AccountRow.class)
                .setParameter("tenant", tenant.name())
                .setParameter("after", afterUsername == null ? "" : afterUsername)
                .setParameter("text", Contains.pattern(text))
                .setMaxResults(limit)
                .getResultStream()
                .map(AccountRow::toRecord)
                .toList();
    }

    /** How many accounts a tenant has. */
    public long count(Tenant tenant) {
        return rows.createQuery("select count(a) from AccountRow a where a.tenant = :tenant", Long.class)
                .setParameter("tenant", tenant.name())
                .getSingleResult();
    }

    /** Whether nobody can log in yet. */
    public boolean isEmpty() {
        return rows.createQuery("select a.username from AccountRow a", String.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** @throws Conflict when the user name is taken, or the extension; @throws Invalid no such extension */
    public Account insert(Account asked, String passwordHash, String who) {
        if (rows.find(AccountRow.class, asked.username()) != null) {
            throw taken(asked.username());
        }
        AccountRow row = new AccountRow(asked, passwordHash, extension(asked));
        rows.persist(row);
        flush(asked.username());
        new Audit(rows, asked.tenant(), who)
                .keep("account.created", KIND, asked.username(), new Audit.Kept(null, KeptAccount.of(row.toRecord())));
        return row.toRecord();
    }

    /**
     * @param passwordHash null keeps the old one
     * @throws NotFound no such account
     * @throws StaleVersion somebody was quicker
     * @throws Invalid no such extension
     * @throws Conflict when nobody would be administrator any more, or the extension belongs to another account
     */
    public Account update(Account asked, String passwordHash, Check check) {
        AccountRow row = checked(asked.tenant(), asked.username(), check);
        Account before = row.toRecord();
        Set<String> kept = asked.enabled() ? asked.roles() : Set.of();
        keepOne(ADMIN, before, kept);
        keepOne(Account.SYSTEM, before, kept);
        row.change(asked, passwordHash, extension(asked));
        flush(asked.username());
        new Audit(rows, asked.tenant(), check.who())
                .keep(passwordHash == null ? "account.changed" : "account.password.changed", KIND, asked.username(),
                        new Audit.Kept(KeptAccount.of(before), KeptAccount.of(row.toRecord())));
        return row.toRecord();
    }

    /** Inserts or, with a check, updates and takes it back: throws what they would. */
    public void attempt(Account asked, Check checkOrNull) {
        if (checkOrNull == null) {
            insert(asked, "", asked.username());
        } else {
            update(asked, null, checkOrNull);
        }
        context.setRollbackOnly();
    }

    /** Keeps the same password in another form: no change of the account, so its tokens stay good. */
    public void rehash(String username, String oldHash, String newHash) {
        // Past JPA, which would count it as a new version of the account.
        rows.createNativeQuery("update account set password_hash = ? where username = ? and password_hash = ?")
                .setParameter(1, newHash)
                .setParameter(2, username)
                .setParameter(3, oldHash)
                .executeUpdate();
    }

    /**
     * @throws NotFound no such account
     * @throws StaleVersion somebody was quicker
     * @throws Conflict when nobody would be administrator any more
     */
    public void delete(Tenant tenant, String username, Check check) {
        AccountRow row = checked(tenant, username, check);
        Account before = row.toRecord();
        keepOne(ADMIN, before, Set.of());
        keepOne(Account.SYSTEM, before, Set.of());
        rows.remove(row);
        flush(username);
        new Audit(rows, tenant, check.who())
                .keep("account.deleted", KIND, username, new Audit.Kept(KeptAccount.of(before), null));
    }

    /**
     * Gives somebody back the extension that was deleted and is there again.
     *
     * @return why not, in words for people; null when it is done
     */
    public String giveBack(Tenant tenant, String username, String number, String who) {
        AccountRow row = rows.find(AccountRow.class, username);
        if (row == null || !row.belongsTo(tenant)) {
            return "there is no such account any more";
        }
        Account before = row.toRecord();
        if (before.extension() != null) {
            return "has extension " + before.extension() + " now";
        }
        Account next = new Account(username, tenant, before.roles(), before.enabled(), before.version(), number, before.origin());
        row.change(next, null, extension(next));
        flush(username);
        new Audit(rows, tenant, who).keep("account.changed", KIND, username,
                new Audit.Kept(KeptAccount.of(before), KeptAccount.of(row.toRecord())));
        return null;
    }

    /** Who gets in with a role whatever else is away: the company's directory may be, and then its people are. */
    private static boolean isKey(Account account, String role) {
        return account.enabled() && account.roles().contains(role) && account.origin() == Account.Origin.LOCAL;
    }

    /** Locks the rows of all that are enabled, so that two of those with a role cannot remove each other at the same moment. */
    private void keepOne(String role, Account before, Set<String> kept) {
        if (!isKey(before, role) || kept.contains(role)) {
            return;
        }
        boolean another = rows.createQuery(
                        "select a from AccountRow a where a.tenant = :tenant and a.enabled = true order by a.username",
                        AccountRow.class)
                .setParameter("tenant", before.tenant().name())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .map(AccountRow::toRecord)
                .anyMatch(account -> isKey(account, role) && !account.username().equals(before.username()));
        if (!another) {
            throw new Conflict(role.equals(ADMIN)
                    ? "the last administrator must stay"
                    : "the last who runs the server must stay");
        }
    }

    private ExtensionRow extension(Account asked) {
        if (asked.extension() == null) {
            return null;
        }
        ExtensionRow extension = rows.createQuery(
                        "select e from ExtensionRow e where e.tenant = :tenant and e.number = :number",
                        ExtensionRow.class)
                .setParameter("tenant", asked.tenant().name())
                .setParameter("number", asked.extension())
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new Invalid(Map.of("extension", List.of("must be an extension that there is"))));
        boolean taken = rows.createQuery(
                        "select a.username from AccountRow a where a.extension = :extension and a.username <> :name",
                        String.class)
                .setParameter("extension", extension)
                .setParameter("name", asked.username())
                .getResultStream()
                .findFirst()
                .isPresent();
        if (taken) {
            throw new Conflict("extension " + asked.extension() + " belongs to another account");
        }
        return extension;
    }

    private AccountRow checked(Tenant tenant, String username, Check check) {
        AccountRow row = rows.find(AccountRow.class, username);
        if (row == null || !row.belongsTo(tenant)) {
            throw new NotFound("there is no account " + username);
        }
        if (row.version() != check.expectedVersion()) {
            throw stale(username);
        }
        return row;
    }

    private void flush(String username) {
        try {
            rows.flush();
        } catch (OptimisticLockException raced) {
            throw stale(username);
        } catch (PersistenceException failed) {
            if (SqlStates.isConstraint(failed)) {
                throw taken(username);
            }
            throw failed;
        }
    }

    private static Conflict taken(String username) {
        return new Conflict("account " + username + " exists already, or its extension belongs to another");
    }

    private static StaleVersion stale(String username) {
        return new StaleVersion("account " + username + " was changed by somebody else");
    }
}
