package io.carillon.provisioning;

import java.net.URI;
import java.util.Optional;

/**
 * How a device reaches this server.
 *
 * @param host name or address of the SIP server
 * @param port its port
 * @param base where the files of the device are, with a slash at the end
 */
record Reach(String host, int port, String base) {
    /** The same for a tenant whose telephones are told a domain of their own. */
    Reach within(Optional<String> domain) {
        return domain.map(name -> new Reach(name, port, base)).orElse(this);
    }

    /** The place of its files without the scheme, as some makers want it. */
    String place() {
        return base.substring(base.indexOf("//") + 2, base.length() - 1);
    }

    /** The name under which it fetches its files, without brackets. */
    String fileHost() {
        String host = URI.create(base).getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Whether files come over an encrypted connection. */
    boolean isSecure() {
        return base.startsWith("https:");
    }
}
