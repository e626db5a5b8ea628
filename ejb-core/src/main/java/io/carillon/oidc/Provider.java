package io.carillon.oidc;

import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * At which provider people sign in, and what its words mean here: settings of the server.
 *
 * @param issuer address of the provider, exactly as it calls itself in its tokens
 * @param name for the button
 * @param clientId what the provider calls this server
 * @param redirectUri page of the console to which the provider sends browsers back
 * @param scopes asked for, with blanks between
 * @param nameClaim claim with the name of the account
 * @param rolesClaim claim with groups, a path with dots where it lies deeper
 * @param words what a group means here: a role, or {@code tenant:NAME}
 */
public record Provider(
        URI issuer, String name, String clientId, URI redirectUri, String scopes, String nameClaim, String rolesClaim,
        Map<String, Set<String>> words) {
    static final String ISSUER = "carillon.oidc.issuer";

    public Provider {
        words = Map.copyOf(words);
    }

    /** The settings of this server; null when people sign in here only. A wrong one stops the start. */
    public static Provider ofServer() {
        return of(System.getProperties());
    }

    /** @throws IllegalArgumentException with one line that names the key */
    static Provider of(Properties settings) {
        if (text(settings, ISSUER, "").isEmpty()) {
            return null;
        }
        Provider provider = new Provider(
                address(settings, ISSUER),
                text(settings, "carillon.oidc.name", "OpenID Connect"),
                text(settings, "carillon.oidc.client-id", ""),
                address(settings, "carillon.oidc.redirect-uri"),
                text(settings, "carillon.oidc.scopes", "openid profile email"),
                text(settings, "carillon.oidc.name-claim", "preferred_username"),
                text(settings, "carillon.oidc.roles-claim", "groups"),
                words(text(settings, "carillon.oidc.roles", "")));
        if (provider.clientId().isEmpty()) {
            throw wrong("carillon.oidc.client-id", "must say what the provider calls this server");
        }
        if (!List.of(provider.scopes().split(" +")).contains("openid")) {
            throw wrong("carillon.oidc.scopes", "must have openid among them");
        }
        if (provider.words().isEmpty()) {
            throw wrong("carillon.oidc.roles", "must say what groups mean, such as phone-admins=admin,staff=user");
        }
        return provider;
    }

    /** Whether an address may be trusted to be the one it says: by TLS, or because it does not leave the machine. */
    static boolean isTrustworthy(URI address) {
        String host = address.getHost();
        return host != null && ("https".equals(address.getScheme())
                || "http".equals(address.getScheme()) && List.of("127.0.0.1", "[::1]", "localhost").contains(host));
    }

    private static URI address(Properties settings, String key) {
        String value = text(settings, key, "");
        try {
            URI address = URI.create(value);
            if (isTrustworthy(address) && address.getFragment() == null) {
                return address;
            }
        } catch (IllegalArgumentException notOne) {
            throw wrong(key, "'" + value + "' must be an https address");
        }
        throw wrong(key, "'" + value + "' must be an https address");
    }

    private static Map<String, Set<String>> words(String text) {
        Map<String, Set<String>> words = new HashMap<>();
        Arrays.stream(text.split(",")).map(String::strip).filter(pair -> !pair.isEmpty()).forEach(pair -> {
            int equals = pair.lastIndexOf('=');
            String word = pair.substring(equals + 1).strip();
            if (equals < 1 || !word.matches("admin|supervisor|user|auditor|tenant:[^ ]{1,64}")) {
                throw wrong("carillon.oidc.roles", "'" + pair + "' must be GROUP=ROLE or GROUP=tenant:NAME");
            }
            words.computeIfAbsent(pair.substring(0, equals).strip(), group -> new LinkedHashSet<>()).add(word);
        });
        return words;
    }

    private static String text(Properties settings, String key, String otherwise) {
        String value = settings.getProperty(key);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    private static IllegalArgumentException wrong(String key, String reason) {
        OidcLog.LOG.badSetting(key, reason);
        return new IllegalArgumentException("setting " + key + ": " + reason);
    }
}
