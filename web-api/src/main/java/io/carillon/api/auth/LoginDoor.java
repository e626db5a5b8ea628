package io.carillon.api.auth;

import io.carillon.access.SecondFactors;
import io.carillon.api.ApiLog;
import io.carillon.api.problem.Problems;
import io.carillon.directory.Account;
import io.carillon.directory.Accounts;
import io.carillon.directory.TooManyAttempts;
import io.carillon.signin.DirectoryAway;
import io.carillon.signin.NotAdmitted;
import io.carillon.signin.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Checks passwords, a few at a time. A password check is slow on purpose and open to strangers: without a bound a
 * flood of logins would take the processor from the calls.
 */
@ApplicationScoped
public class LoginDoor {
    private static final int AT_ONCE = 2;
    private static final int WAITING = 8;
    private static final long PATIENCE_SECONDS = 3;
    private static final long DIRECTORY_AGAIN_SECONDS = 10;

    private final Semaphore places = new Semaphore(AT_ONCE);

    @Inject
    Accounts accounts;

    @Inject
    SignIn signIn;

    @Inject
    SecondFactors factors;

    /**
     * The account, or an answer of 401 (the same for an unknown name, a wrong password and a wrong code), 403 (the company's
     * directory knows who it is, but nothing here is for him), 409 (his name is somebody else's), 429, or 503 (the directory does not answer).
     *
     * @param source where the attempt came from, for the log
     */
    Account enter(LoginBody login, String source) {
        Optional<Account> account = check(login.username(), login.password(), source);
        if (account.isEmpty()) {
            ApiLog.SECURITY.loginRefused(plain(login.username()), source);
            throw Problems.badCredentials();
        }
        prove(account.get(), login.code(), source);
        ApiLog.SECURITY.loggedIn(account.get().username(), source);
        return account.get();
    }

    /** The second factor, where there is one; only who knows the password learns that. */
    void prove(Account account, String code, String source) {
        if (!factors.isOn(account.username())) {
            return;
        }
        if (code == null) {
            throw Problems.secondFactorNeeded();
        }
        try {
            if (!factors.check(account.username(), code, Instant.now())) {
                ApiLog.SECURITY.loginRefused(account.username(), source);
                throw Problems.badCredentials();
            }
        } catch (TooManyAttempts e) {
            ApiLog.SECURITY.loginLocked(account.username(), source);
            throw Problems.tooMany("too many wrong codes with this name", e.retryAfterSeconds());
        }
    }

    /** The account when the password is its own; 429 when it has been tried too often, 503 without the directory. */
    Optional<Account> check(String username, String password, String source) {
        char[] secret = password.toCharArray();
        try {
            boolean elsewhere = signIn.isElsewhere(username);
            Optional<Account> ours = hashed(username, secret, elsewhere);
            return elsewhere ? signIn.enter(username, secret) : ours;
        } catch (TooManyAttempts e) {
            ApiLog.SECURITY.loginLocked(plain(username), source);
            throw Problems.tooMany("too many failed logins with this name", e.retryAfterSeconds());
        } catch (DirectoryAway e) {
            throw Problems.unavailable(
                    "the company's directory does not answer; accounts of this server can log in", DIRECTORY_AGAIN_SECONDS);
        } catch (NotAdmitted e) {
            throw Problems.forbidden(e.getMessage());
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    /** The slow part. It holds its place for a fixed time, however long a directory takes afterwards. */
    private Optional<Account> hashed(String username, char[] secret, boolean elsewhere) {
        takePlace();
        try {
            if (!elsewhere) {
                return accounts.authenticate(username, secret);
            }
            accounts.pretend(secret);
            return Optional.empty();
        } finally {
            places.release();
        }
    }

    private void takePlace() {
        try {
            if (places.getQueueLength() < WAITING && places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Problems.tooMany("too many logins at the same time", 1);
    }

    /** What a stranger typed, fit for a log line. */
    private static String plain(String username) {
        return username.replaceAll("[^A-Za-z0-9._@-]", "?");
    }
}
