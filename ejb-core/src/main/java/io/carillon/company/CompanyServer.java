package io.carillon.company;

import io.carillon.contract.Tenant;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Where the company's directory is and how it is asked: settings of the server, the same for sign-in and for reading.
 *
 * @param host name or address
 * @param port TCP
 * @param secure whether the connection is TLS from its first byte ({@code ldaps})
 * @param startTls whether a plain connection is made TLS before anything is said on it (RFC 4511 section 4.14)
 * @param bindName distinguished name of the account that reads
 * @param timeoutMillis for connecting, and for each answer
 * @param sslContext name of the server's SSL context with which TLS is checked; empty for what Java trusts
 * @param clearText whether passwords may travel without TLS to another machine
 * @param shares below which name a tenant may read, by tenant; the first one may read everywhere
 */
public record CompanyServer(
        String host, int port, boolean secure, boolean startTls, String bindName, int timeoutMillis, String sslContext,
        boolean clearText, Map<String, String> shares) {
    static final String URL = "carillon.ldap.url";
    static final String SHARES = "carillon.ldap.tenants";
    private static final int LDAP = 389;
    private static final int LDAPS = 636;

    public CompanyServer {
        shares = Map.copyOf(shares);
    }

    /** The settings of this server; null when there is no directory. A wrong one stops the start. */
    public static CompanyServer ofServer() {
        return of(System.getProperties());
    }

    /** @throws IllegalArgumentException with one line that names the key */
    static CompanyServer of(Properties settings) {
        String url = settings.getProperty(URL, "").strip();
        if (url.isEmpty()) {
            return null;
        }
        URI at = parsed(url);
        boolean secure = at.getScheme().equals("ldaps");
        CompanyServer server = new CompanyServer(
                at.getHost(), at.getPort() > 0 ? at.getPort() : secure ? LDAPS : LDAP, secure,
                truth(settings, "carillon.ldap.start-tls"), settings.getProperty("carillon.ldap.bind-dn", "").strip(),
                number(settings, "carillon.ldap.timeout", 5_000, 100, 60_000),
                settings.getProperty("carillon.ldap.ssl-context", "").strip(), truth(settings, "carillon.ldap.clear-text"),
                shares(settings.getProperty(SHARES, "")));
        if (secure && server.startTls()) {
            throw wrong("carillon.ldap.start-tls", "is for ldap:// only, ldaps:// is TLS already");
        }
        if (server.bindName().isEmpty() || !LdapText.isName(server.bindName())) {
            throw wrong("carillon.ldap.bind-dn", "must be the distinguished name of the account that reads the directory");
        }
        if (!server.isPrivate() && !server.startTls()) {
            throw wrong(URL, "is not encrypted: use ldaps://, carillon.ldap.start-tls, or carillon.ldap.clear-text=true if"
                    + " everybody may read the passwords on the way");
        }
        return server;
    }

    /** Whether passwords of people may be sent to it. StartTLS does not help: the server signs people in without. */
    public boolean isPrivate() {
        return secure || clearText || isThisMachine(host);
    }

    /**
     * Whether a tenant may read below this name. The server belongs to the first tenant; another reads with the server's
     * account, so it sees the part only that the server gives it.
     */
    public boolean opens(Tenant tenant, String base) {
        String share = shares.get(tenant.name());
        return tenant.equals(Tenant.DEFAULT) || share != null && LdapText.isBelow(base, share);
    }

    private static Map<String, String> shares(String text) {
        Map<String, String> shares = new HashMap<>();
        Arrays.stream(text.split(";")).map(String::strip).filter(pair -> !pair.isEmpty()).forEach(pair -> {
            int colon = pair.indexOf(':');
            String name = pair.substring(colon + 1).strip();
            if (colon < 1 || name.isEmpty() || !LdapText.isName(name)) {
                throw wrong(SHARES, "'" + pair + "' must be TENANT:DISTINGUISHED-NAME, with ; between several");
            }
            shares.put(pair.substring(0, colon).strip(), name);
        });
        return shares;
    }

    private static URI parsed(String url) {
        try {
            URI at = URI.create(url);
            if (at.getHost() != null && ("ldap".equals(at.getScheme()) || "ldaps".equals(at.getScheme()))) {
                return at;
            }
        } catch (IllegalArgumentException notOne) {
            throw wrong(URL, "'" + url + "' is not an address such as ldaps://directory.example.com");
        }
        throw wrong(URL, "'" + url + "' is not an address such as ldaps://directory.example.com");
    }

    private static boolean isThisMachine(String host) {
        try {
            boolean plain = host.matches("[0-9.]+") || host.startsWith("[") || host.equals("localhost");
            return plain && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException nowhere) {
            return false;
        }
    }

    private static boolean truth(Properties settings, String key) {
        String value = settings.getProperty(key, "false").strip();
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true");
        }
        throw wrong(key, "must be true or false");
    }

    private static int number(Properties settings, String key, int otherwise, int min, int max) {
        String value = settings.getProperty(key, String.valueOf(otherwise)).strip();
        if (value.matches("[0-9]{1,6}") && Integer.parseInt(value) >= min && Integer.parseInt(value) <= max) {
            return Integer.parseInt(value);
        }
        throw wrong(key, "must be " + min + " to " + max);
    }

    private static IllegalArgumentException wrong(String key, String reason) {
        CompanyLog.LOG.badSetting(key, reason);
        return new IllegalArgumentException("setting " + key + ": " + reason);
    }
}
