package io.carillon.provisioning;

import java.util.Properties;

/**
 * Whether telephones can search the telephone book by LDAP, and how.
 *
 * @param port TCP; 0 when they cannot
 * @param server name that telephones are told; empty for the one they fetch their files from
 * @param sslContext the server's SSL context; empty when everybody on the way may read
 * @param connections how many there may be at a time
 * @param perAddress how many of them one address may have
 */
public record BookSettings(int port, String server, String sslContext, int connections, int perAddress) {
    static final String PORT = "carillon.book.ldap-port";
    static final String SERVER = "carillon.book.ldap-server";
    static final String SSL_CONTEXT = "carillon.book.ssl-context";
    static final String CLEAR_TEXT = "carillon.book.clear-text";
    static final String CONNECTIONS = "carillon.book.connections";
    static final String PER_ADDRESS = "carillon.book.connections-per-address";

    /** The settings of this server. */
    public static BookSettings ofServer() {
        return of(System.getProperties());
    }

    /** @throws IllegalArgumentException naming a key whose value is none */
    static BookSettings of(Properties settings) {
        BookSettings book = new BookSettings(number(settings, PORT, 0, 0, 65_535),
                settings.getProperty(SERVER, "").strip(), settings.getProperty(SSL_CONTEXT, "").strip(),
                number(settings, CONNECTIONS, 500, 1, 10_000), number(settings, PER_ADDRESS, 100, 1, 10_000));
        if (!book.server().matches("[A-Za-z0-9.:-]{0,253}")) {
            throw wrong(SERVER, "must be a host name or address");
        }
        String clear = settings.getProperty(CLEAR_TEXT, "false").strip();
        if (!clear.matches("true|false")) {
            throw wrong(CLEAR_TEXT, "must be true or false");
        }
        if (book.isOn() && book.sslContext().isEmpty() && clear.equals("false")) {
            throw wrong(SSL_CONTEXT, "is needed, or carillon.book.clear-text=true if everybody may read names and"
                    + " passwords on the way");
        }
        return book;
    }

    /** Whether there is such a door at all. */
    public boolean isOn() {
        return port > 0;
    }

    /** Whether it is TLS from the first byte. */
    public boolean isSecure() {
        return !sslContext.isEmpty();
    }

    private static int number(Properties settings, String key, int otherwise, int least, int most) {
        String value = settings.getProperty(key, String.valueOf(otherwise)).strip();
        if (value.matches("[0-9]{1,6}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most) {
            return Integer.parseInt(value);
        }
        throw wrong(key, "must be " + least + " to " + most);
    }

    private static IllegalArgumentException wrong(String key, String reason) {
        ProvisioningLog.LOG.badSetting(key, reason);
        return new IllegalArgumentException("setting " + key + ": " + reason);
    }
}
