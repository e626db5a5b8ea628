package io.carillon.signin;

import io.carillon.company.CompanySettings;
import io.carillon.contract.Tenant;
import io.carillon.directory.Account;
import io.carillon.directory.Accounts;
import io.carillon.directory.Conflict;
import io.carillon.directory.CustomerBook;
import io.carillon.directory.FailedLogins;
import io.carillon.trunk.OutsideDesk;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Lets people in whom the company's directory, or a sign-in provider, knows. An account of this server goes before one of the same name in the
 * directory, so nobody becomes our administrator by being called so there. Wrong passwords count as wrong passwords of
 * accounts do; a directory that does not answer counts for nothing.
 */
@ApplicationScoped
public class SignIn {
    /** A directory is asked by name, so there is nothing else to know somebody by. */
    private static final String OF_DIRECTORY = "-";

    @EJB
    private Accounts accounts;

    @EJB
    private OutsideDesk settings;

    @Inject
    private CompanyDoor door;

    @Inject
    private FailedLogins failures;

    @Inject
    private CustomerBook customers;

    /** For the server. */
    public SignIn() {}

    SignIn(
            Accounts accounts, OutsideDesk settings, CompanyDoor door, FailedLogins failures, CustomerBook customers) {
        this.accounts = accounts;
        this.settings = settings;
        this.door = door;
        this.failures = failures;
        this.customers = customers;
    }

    /**
     * Whether this name is not one of ours and the company's directory may be asked about it. A server without one asks about
     * nobody new, whatever a tenant wants: else all could tell by the answer which names there are here.
     */
    public boolean isElsewhere(String username) {
        String name = plain(username);
        return Account.isName(name)
                && accounts.anybody(name).map(account -> account.origin() == Account.Origin.DIRECTORY).orElseGet(door::isThere)
                && settings.all(CompanySettings.class).stream().anyMatch(tenant -> tenant.settings().signIn());
    }

    /**
     * Checks a password with the directory; who comes for the first time has an account from now on.
     *
     * @return the account, or empty when user name or password is wrong
     * @throws io.carillon.directory.TooManyAttempts the name was tried too often
     * @throws DirectoryAway the directory cannot be asked
     * @throws NotAdmitted the password is right and nobody lets him in
     * @throws Conflict the password is right and an account of that name is somebody else's
     */
    public Optional<Account> enter(String username, char[] password) {
        String name = plain(username);
        failures.check(name);
        Optional<Set<String>> granted = granted(name, password);
        if (granted.isEmpty()) {
            failures.failed(name);
            SignInLog.LOG.refused(name);
            return Optional.empty();
        }
        failures.succeeded(name);
        return Optional.of(admitted(name, granted.get(), Account.Origin.DIRECTORY, OF_DIRECTORY));
    }

    /**
     * The account of somebody whom a sign-in provider vouches for; made when he comes for the first time.
     *
     * @param subject by which the provider knows him, whatever he is called
     * @param words what his groups mean here
     * @throws NotAdmitted nobody lets him in
     * @throws Conflict an account of that name is somebody else's
     */
    public Account vouchedFor(String username, String subject, Set<String> words) {
        return admitted(plain(username), words, Account.Origin.OIDC, "subject " + hash(subject));
    }

    private Optional<Set<String>> granted(String name, char[] password) {
        try {
            return door.ask(name, password);
        } catch (DirectoryAway away) {
            SignInLog.LOG.directoryAway(name, away.getMessage());
            throw away;
        }
    }

    private Account admitted(String name, Set<String> words, Account.Origin origin, String keptAs) {
        try {
            Grants grants = Grants.of(words);
            if (!Account.isName(name)) {
                throw new NotAdmitted("your name there cannot be one here: 3 to 64 of a-z 0-9 . _ @ -");
            }
            if (!customers.isServed(grants.tenant())) {
                throw new NotAdmitted("tenant " + grants.tenant() + " is not served here");
            }
            if (origin == Account.Origin.DIRECTORY && !isOpen(grants.tenant())) {
                throw new NotAdmitted("tenant " + grants.tenant() + " takes nobody from the directory");
            }
            Account account = accounts.arrive(new Account(
                    name, grants.tenant(), grants.roles(), true, 0, null, origin), keptAs);
            if (!account.enabled()) {
                throw new NotAdmitted("your account is disabled here");
            }
            SignInLog.LOG.signedIn(name, origin.name(), String.join(",", account.roles().stream().sorted().toList()));
            return account;
        } catch (NotAdmitted | Conflict refused) {
            SignInLog.LOG.notAdmitted(name.replaceAll("[^a-z0-9._@-]", "?"), refused.getMessage());
            throw refused;
        }
    }

    private boolean isOpen(Tenant tenant) {
        return settings.find(CompanySettings.class, tenant, CompanySettings.HOUSE)
                .filter(stored -> stored.settings().signIn())
                .isPresent();
    }

    private static String hash(String subject) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }

    private static String plain(String username) {
        return username == null ? "" : username.toLowerCase(Locale.ROOT);
    }
}
