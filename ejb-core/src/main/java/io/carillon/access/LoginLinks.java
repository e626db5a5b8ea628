package io.carillon.access;

import io.carillon.access.store.LoginLinkStore;
import io.carillon.directory.Account;
import io.carillon.directory.FailedLogins;
import io.carillon.directory.OneTimeLogin;
import io.carillon.directory.TooManyAttempts;
import io.carillon.directory.store.AuditNotes;
import io.carillon.store.Columns;
import io.carillon.store.DurableCommits;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Links that log somebody in once: the first start prints one, and an administrator makes one for whoever has lost a
 * password. An account has one at a time; it is void when it was used, when its time is over, when the account has changed,
 * and when there is a newer one. Who guesses is made to wait like who guesses passwords, counted by where he comes from.
 */
@ApplicationScoped
public class LoginLinks implements OneTimeLogin {
    private static final String BEGINS = "cl_";
    private static final Pattern FORM = Pattern.compile(BEGINS + "[A-Za-z0-9_-]{43}");

    @Inject
    private LoginLinkStore store;

    @Inject
    private DurableCommits commits;

    @EJB
    private AuditNotes audit;

    /** Apart from those of user names, or who tries a name could lock out a place. */
    private final FailedLogins failures = new FailedLogins();

    /** For the server. */
    public LoginLinks() {}

    LoginLinks(LoginLinkStore store) {
        this.store = store;
    }

    @Override
    public String issue(Account account, Duration lasting, String who) {
        String token = make(account, lasting, who);
        audit.write(account.tenant(), who, "login-link.created", account.username());
        return token;
    }

    String make(Account account, Duration lasting, String who) {
        Instant now = Columns.micros(Instant.now());
        String token = BEGINS + Hashes.freshSecret();
        store.purge(now);
        store.insert(
                new LoginLink(account.tenant(), account.username(), account.version(), now, who, now.plus(lasting)),
                Hashes.of(token));
        return token;
    }

    /**
     * The link that this opens, when there is one and its time is not over. It stays good.
     *
     * @param source where the attempt comes from
     * @throws TooManyAttempts too many that opened nothing came from there
     */
    public Optional<LoginLink> find(String token, String source, Instant now) {
        failures.check(source);
        Optional<LoginLink> found = FORM.matcher(token).matches()
                ? store.find(Hashes.of(token)).filter(link -> link.isGood(now))
                : Optional.empty();
        if (found.isEmpty()) {
            failures.failed(source);
        }
        return found;
    }

    /** Somebody uses it: it opens nothing any more, whatever happens to the server. @return false when somebody was quicker */
    public boolean use(String token, LoginLink link, String source) {
        boolean first = take(token);
        if (first) {
            commits.ensure();
            failures.succeeded(source);
            audit.write(link.tenant(), link.username(), "login-link.used", link.username());
        }
        return first;
    }

    boolean take(String token) {
        return store.take(Hashes.of(token));
    }
}
