package io.carillon.api.auth;

import io.carillon.access.ApiKeys;
import io.carillon.access.Sessions;
import io.carillon.api.ApiLog;
import io.carillon.api.http.Caller;
import io.carillon.api.http.TokenId;
import io.carillon.directory.Account;
import io.carillon.directory.Accounts;
import io.carillon.directory.CustomerBook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Whether the account behind a token is still the one that logged in. Tokens cannot be called back, so that of a disabled,
 * deleted or changed account would otherwise work on for up to an hour. Looked up at most every five seconds per
 * account, so a burst of requests costs one read; a change through this API counts at once.
 */
@ApplicationScoped
public class AccountGate {
    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int MOST_REMEMBERED = 10_000;

    private final ConcurrentHashMap<Caller, Seen> seen = new ConcurrentHashMap<>();
    private final Accounts accounts;
    private final Sessions sessions;
    private final ApiKeys keys;
    private final CustomerBook customers;
    private final LongSupplier nanoTime;

    /** For the container's proxy. */
    AccountGate() {
        this(null, null, null, null, System::nanoTime);
    }

    /** Over the accounts of this server. */
    @Inject
    public AccountGate(Accounts accounts, Sessions sessions, ApiKeys keys, CustomerBook customers) {
        this(accounts, sessions, keys, customers, System::nanoTime);
    }

    AccountGate(
            Accounts accounts, Sessions sessions, ApiKeys keys, CustomerBook customers, LongSupplier nanoTime) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.keys = keys;
        this.customers = customers;
        this.nanoTime = nanoTime;
    }

    /**
     * Whether a token that was issued for this version of the account is still good. While the database is away the
     * last answer holds, and without one the signature has to do: watching and ending calls must not need a database.
     */
    boolean isCurrent(Caller caller, long version) {
        long now = nanoTime.getAsLong();
        Seen known = seen.get(caller);
        if (known == null || now - known.at() > FRESH_NANOS || known.isBefore(version)) {
            try {
                known = look(caller, now);
            } catch (RuntimeException e) {
                ApiLog.SECURITY.accountUnknown(caller.username(), e.toString());
                known = known == null
                        ? new Seen(version, null, now)
                        : new Seen(known.version(), known.extension(), now);
                remember(caller, known);
            }
        }
        return known.version() == version;
    }

    /** Whether a token is still good: its tenant is served, its account is as it was, and nobody has ended it. */
    public boolean isGood(JsonWebToken token) {
        if (!customers.isServed(TokenId.of(token).tenant())) {
            return false;
        }
        if (token instanceof KeyPrincipal key) {
            return keys.isGood(key.id(), Instant.now());
        }
        TokenId id = TokenId.of(token);
        return isCurrent(Caller.of(token), id.version()) && !sessions.isRevoked(id.unique(), Instant.now());
    }

    /** The extension of an account whose request has passed the gate; empty when it has none. */
    public Optional<String> extensionOf(Caller caller) {
        Seen known = seen.get(caller);
        return Optional.ofNullable(known == null ? look(caller, nanoTime.getAsLong()).extension() : known.extension());
    }

    private Seen look(Caller caller, long now) {
        Optional<Account> account = accounts.find(caller.tenant(), caller.username()).filter(Account::enabled);
        Seen found = new Seen(
                account.map(Account::version).orElse(Seen.NOBODY), account.map(Account::extension).orElse(null), now);
        remember(caller, found);
        return found;
    }

    private void remember(Caller caller, Seen found) {
        if (seen.size() >= MOST_REMEMBERED) {
            // Rare and harmless: everybody is looked up once more.
            seen.clear();
        }
        seen.put(caller, found);
    }

    /** The account has just changed: look again. */
    public void forget(Caller caller) {
        seen.remove(caller);
    }

    /**
     * What the database said.
     *
     * @param version of the account, {@link #NOBODY} when it is gone or disabled
     * @param extension of the account, null for none
     * @param at when, on the monotonic clock
     */
    private record Seen(long version, String extension, long at) {
        static final long NOBODY = Long.MIN_VALUE;

        /** Whether a token of this version was issued after a change that has not been seen yet. */
        boolean isBefore(long issued) {
            return version != NOBODY && version < issued;
        }
    }
}
