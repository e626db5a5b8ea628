package io.carillon.signin;

import io.carillon.company.CompanyServer;
import io.carillon.host.ServerServices;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.wildfly.security.auth.server.RealmUnavailableException;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.evidence.PasswordGuessEvidence;

/**
 * Asks the company's directory whether a password is somebody's, by the security domain {@code carillon-directory} of the
 * application server: connection, search and the mapping of groups are the server's configuration. At most four are asked
 * about at a time, so a directory that hangs holds four requests and not all; the fifth hears at once that it is busy.
 */
@ApplicationScoped
class CompanyDoor {
    private static final String DOMAINS = "org.wildfly.security.security-domain";
    private static final String DOMAIN = "carillon-directory";
    private static final int AT_ONCE = 4;

    private final Semaphore places = new Semaphore(AT_ONCE);

    /** Whether the server has a directory to ask. */
    boolean isThere() {
        return CompanyServer.ofServer() != null;
    }

    /**
     * What the directory grants to somebody; empty for an unknown name or a wrong password.
     *
     * @throws DirectoryAway when it cannot be asked
     */
    Optional<Set<String>> ask(String name, char[] password) {
        CompanyServer server = CompanyServer.ofServer();
        if (server == null) {
            throw new DirectoryAway("carillon.ldap.url is not set");
        }
        if (!server.isPrivate()) {
            throw new DirectoryAway("passwords go to ldaps:// only, StartTLS is for reading");
        }
        if (password.length == 0) {
            // A bind without a password is one as nobody, and succeeds (RFC 4513 section 5.1.2).
            return Optional.empty();
        }
        if (!places.tryAcquire()) {
            throw new DirectoryAway("it is being asked about " + AT_ONCE + " others and has not answered yet");
        }
        try {
            return granted(name, password);
        } finally {
            places.release();
        }
    }

    private static Optional<Set<String>> granted(String name, char[] password) {
        SecurityDomain domain = ServerServices.find(DOMAINS, DOMAIN, SecurityDomain.class)
                .orElseThrow(() -> new DirectoryAway("the server has no security domain " + DOMAIN));
        try {
            Set<String> words = new LinkedHashSet<>();
            // The evidence is wiped by the server once it is verified, so it gets a copy.
            domain.authenticate(name, new PasswordGuessEvidence(password.clone())).getRoles().forEach(words::add);
            return Optional.of(words);
        } catch (SecurityException wrong) {
            return Optional.empty();
        } catch (RealmUnavailableException away) {
            throw new DirectoryAway(reason(away), away);
        } catch (RuntimeException failed) {
            // A search for groups that fails is told by the server as this.
            throw new DirectoryAway(reason(failed), failed);
        }
    }

    /** The innermost message: that of the connection, not of the four layers above it. */
    private static String reason(Throwable failed) {
        Throwable deepest = failed;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage()).replaceAll("\\p{Cntrl}", " ");
    }
}
