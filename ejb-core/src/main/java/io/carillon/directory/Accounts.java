package io.carillon.directory;

import static io.carillon.directory.DirectoryLog.SECURITY;

import io.carillon.contract.Tenant;
import io.carillon.directory.store.AccountStore;
import io.carillon.directory.store.Check;
import io.carillon.store.DurableCommits;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * People and programs that may log in. A change is one transaction of its own; who made it is the authenticated
 * caller.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Accounts {
    private static final int MAX_PAGE = 200;

    /** Hashing is slow on purpose; calls come first, so only so many logins are checked at a time. */
    private static final Semaphore HASHING = new Semaphore(2);

    @EJB
    private AccountStore store;

    @Inject
    private FailedLogins failures;

    @Inject
    private DurableCommits commits;

    @Inject
    private CustomerBook customers;

    /** For the server. */
    public Accounts() {}

    Accounts(AccountStore store, FailedLogins failures, DurableCommits commits, CustomerBook customers) {
        this.store = store;
        this.failures = failures;
        this.commits = commits;
        this.customers = customers;
    }

    /**
     * Checks a login. Unknown and disabled users, and those of a tenant that is not served, take the same work as a wrong
     * password.
     *
     * @return the account, or empty when user name or password is wrong
     * @throws TooManyAttempts the name was tried too often, or too many logins are being checked at this moment
     */
    public Optional<Account> authenticate(String username, char[] password) {
        String name = username == null ? "" : username.toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.length() > 64 || password == null || password.length > 128) {
            return Optional.empty();
        }
        failures.check(name);
        Optional<AccountStore.Stored> stored =
                store.stored(name).filter(one -> one.account().origin() == Account.Origin.LOCAL);
        boolean matches = matches(password, stored.map(AccountStore.Stored::passwordHash).orElse(Passwords.OF_NOBODY));
        Optional<Account> account = stored.map(AccountStore.Stored::account)
                .filter(one -> one.enabled() && customers.isServed(one.tenant()));
        if (matches && account.isPresent()) {
            failures.succeeded(name);
            renew(name, password, stored.get().passwordHash());
            SECURITY.loggedIn(name);
            return account;
        }
        failures.failed(name);
        SECURITY.loginFailed(name.replaceAll("[^a-z0-9._@-]", "?"), "wrong user name or password");
        return Optional.empty();
    }

    /**
     * Takes the work of a wrong password: a name that is not looked up here must not be told from one that is by the time
     * it takes.
     *
     * @throws TooManyAttempts too many logins are being checked at this moment
     */
    public void pretend(char[] password) {
        matches(password, Passwords.OF_NOBODY);
    }

    /** An account of any tenant: user names are unique in the house. */
    public Optional<Account> anybody(String username) {
        return store.stored(username).map(AccountStore.Stored::account);
    }

    /**
     * Somebody has come whom another keeper of passwords vouches for. At the first time an account is made; later its roles
     * are made what the keeper says, which voids the tokens of the account.
     *
     * @param known name, tenant, roles and origin; nothing else of it counts
     * @param keptAs by what the keeper knows him, in place of a hash: it stays when he is given another name there, and
     *     another who is given his name does not have it
     * @return the account, which may be disabled
     * @throws Conflict an account of that name belongs to another tenant, another keeper or somebody else there, or the
     *     tenant has as many accounts as it may
     */
    public Account arrive(Account known, String keptAs) {
        Rules.checkUsername(known.username());
        String who = known.origin().name().toLowerCase(Locale.ROOT);
        AccountStore.Stored stored = store.stored(known.username()).orElseGet(() -> made(known, keptAs, who));
        Account now = stored.account();
        if (now.origin() != known.origin() || !now.tenant().equals(known.tenant())
                || !stored.passwordHash().equals(keptAs)) {
            throw new Conflict("account " + known.username() + " exists already and is somebody else's");
        }
        if (now.enabled() && !now.roles().equals(known.roles())) {
            now = store.update(
                    new Account(now.username(), now.tenant(), known.roles(), true, now.version(), now.extension(), now.origin()),
                    null, new Check(now.version(), who));
        }
        commits.ensure();
        return now;
    }

    private AccountStore.Stored made(Account known, String keptAs, String who) {
        checkRoom(known.tenant(), 0);
        try {
            return new AccountStore.Stored(store.insert(known, keptAs, who), keptAs);
        } catch (Conflict raced) {
            // He came twice at the same moment.
            return store.stored(known.username()).orElseThrow(() -> raced);
        }
    }

    /** A hash of an earlier version is replaced now that its password is at hand; the account stays as it is. */
    private void renew(String name, char[] password, String hash) {
        if (Passwords.isOutdated(hash) && Passwords.fits(password)) {
            store.rehash(name, hash, Passwords.hash(password));
            commits.ensure();
        }
    }

    private static boolean matches(char[] password, String hash) {
        if (!HASHING.tryAcquire()) {
            throw new TooManyAttempts(1);
        }
        try {
            return Passwords.matches(password, hash);
        } finally {
            HASHING.release();
        }
    }

    /** One account of a tenant. */
    public Optional<Account> find(Tenant tenant, String username) {
        return store.stored(username).map(AccountStore.Stored::account).filter(account -> account.tenant()
                .equals(tenant));
    }

    /**
     * Accounts of a tenant in order of user name.
     *
     * @param afterUsername last name of the page before, null for the first page
     * @param limit at most this many, 1 to 200
     */
    public List<Account> page(Tenant tenant, String afterUsername, int limit) {
        return store.page(tenant, afterUsername, Math.min(Math.max(limit, 1), MAX_PAGE));
    }

    /** Those of {@link #page} that have a text in their name or in number or name of their extension. */
    public List<Account> found(Tenant tenant, String text, String afterUsername, int limit) {
        return store.found(tenant, text, afterUsername, Math.min(Math.max(limit, 1), MAX_PAGE));
    }

    /**
     * Creates an account.
     *
     * @param who for the audit: a login name, or what the change came from
     * @throws Invalid bad fields, or no such extension
     * @throws Conflict the user name is taken, the extension belongs to another account, or the tenant has as many as it may
     */
    public Account create(Tenant tenant, NewAccount asked, String who) {
        Rules.check(asked);
        Rules.check(tenant, asked.roles());
        checkRoom(tenant, 0);
        Account account = new Account(
                asked.username(), tenant, asked.roles(), asked.enabled(), 0, asked.extension());
        Account created = store.insert(account, Passwords.hash(asked.password()), who);
        commits.ensure();
        return created;
    }

    /**
     * Whether an account could be created; throws as {@link #create} would.
     *
     * @param ahead how many others shall be before it
     */
    public void check(Tenant tenant, NewAccount asked, int ahead) {
        Rules.check(asked);
        Rules.check(tenant, asked.roles());
        checkRoom(tenant, ahead);
        store.attempt(new Account(asked.username(), tenant, asked.roles(), asked.enabled(), 0, asked.extension()), null);
    }

    /** Whether an account could be changed; throws as {@link #update} would. */
    public void check(Tenant tenant, String username, ChangedAccount asked, long expectedVersion) {
        Rules.check(asked);
        Rules.check(tenant, asked.roles());
        checkKeeper(tenant, username, asked);
        Account account = new Account(
                username, tenant, asked.roles(), asked.enabled(), expectedVersion, asked.extension());
        store.attempt(account, new Check(expectedVersion, username));
    }

    private void checkKeeper(Tenant tenant, String username, ChangedAccount asked) {
        if (asked.password() != null && find(tenant, username).filter(one -> one.origin() != Account.Origin.LOCAL).isPresent()) {
            throw new Invalid(Map.of("password", List.of("is not kept here but where the person signs in")));
        }
    }

    private void checkRoom(Tenant tenant, int ahead) {
        int most = customers.limits(tenant).users();
        if (CustomerLimits.isReached(most, most > 0 ? store.count(tenant) + ahead : 0)) {
            throw new Conflict("there are " + most + " accounts, no more are allowed");
        }
    }

    /**
     * Changes an account.
     *
     * @param expectedVersion the version the caller has seen
     * @param who for the audit
     * @throws Invalid bad fields, or no such extension
     * @throws NotFound no such account
     * @throws StaleVersion somebody else was quicker
     * @throws Conflict nobody would be administrator any more, or the extension belongs to another account
     */
    public Account update(Tenant tenant, String username, ChangedAccount asked, long expectedVersion, String who) {
        Rules.check(asked);
        Rules.check(tenant, asked.roles());
        Account account = new Account(
                username, tenant, asked.roles(), asked.enabled(), expectedVersion, asked.extension());
        checkKeeper(tenant, username, asked);
        String hash = asked.password() == null ? null : Passwords.hash(asked.password());
        Account changed = store.update(account, hash, new Check(expectedVersion, who));
        commits.ensure();
        return changed;
    }

    /**
     * Deletes an account.
     *
     * @param expectedVersion the version the caller has seen
     * @param who for the audit
     * @throws NotFound no such account
     * @throws StaleVersion somebody else was quicker
     * @throws Conflict the last administrator must stay
     */
    public void delete(Tenant tenant, String username, long expectedVersion, String who) {
        store.delete(tenant, username, new Check(expectedVersion, who));
        commits.ensure();
    }
}
