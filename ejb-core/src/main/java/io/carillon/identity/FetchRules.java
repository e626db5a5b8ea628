package io.carillon.identity;

import io.carillon.outward.PublicAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;

/**
 * From where certificates may be fetched. A signature names the place, and whoever calls may have written it: nobody
 * must be able to make this server talk to machines behind its firewall. So it is HTTPS on the two ports that
 * ATIS-1000074 allows, to public addresses. A name that changes its address between this check and the connection gains
 * nothing: whoever answers there has to have a certificate for that name.
 *
 * @param http whether plain HTTP and any port will do: for tests
 * @param privately whether addresses that are not public will do
 */
record FetchRules(boolean http, boolean privately) {
    private static final int LONGEST = 1_024;

    /** A place that certificates are not fetched from. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why);
        }
    }

    /** Looks at the place only. @throws Refused when it may not be asked */
    URI check(String x5u) throws Refused {
        URI uri;
        try {
            uri = URI.create(x5u);
        } catch (IllegalArgumentException none) {
            throw new Refused("x5u is no URL");
        }
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        if (x5u.length() > LONGEST || uri.getHost() == null || uri.getRawUserInfo() != null
                || !https && !(http && "http".equalsIgnoreCase(uri.getScheme()))) {
            throw new Refused("x5u is no HTTPS URL");
        }
        if (!http && uri.getPort() != -1 && uri.getPort() != 443 && uri.getPort() != 8443) {
            throw new Refused("x5u names a port other than 443 and 8443");
        }
        return uri;
    }

    /** Looks up the name: blocks. @throws IOException when it may not be asked, or has no address */
    void checkAddresses(URI uri) throws IOException {
        for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
            if (!privately && !PublicAddresses.contain(address)) {
                throw new Refused("x5u leads to an address that is not public");
            }
        }
    }
}
