package io.carillon.contract;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * A line to another telephone system, as the adapter must know it: where it is, how we prove who we are, and how its
 * own calls are recognised.
 *
 * @param id unique on this server, {@code tenant/name}
 * @param tenant whose calls it carries
 * @param uri where requests go, for instance {@code sip:sip.carrier.example:5060;transport=tcp}
 * @param username our user name for digest challenges of the trunk; empty when we never answer one
 * @param secret the password that goes with it
 * @param realm the only realm that is answered (RFC 7616)
 * @param registerSeconds how long a registration with the trunk is asked for; 0 when we do not register
 * @param sources networks its requests come from, in CIDR notation; empty when it is not known by address
 * @param inbound with which it proves itself to us by digest; null when it does not
 * @param optionsSeconds how often we ask whether it is there (OPTIONS); 0 for never
 * @param dtmf how it hears of keys
 * @param security whether its audio is encrypted; null for the default of the server
 * @param passing what passes by it that is not ours
 */
public record TrunkLine(
        String id,
        Tenant tenant,
        String uri,
        String username,
        String secret,
        String realm,
        int registerSeconds,
        List<String> sources,
        Credential inbound,
        int optionsSeconds,
        DtmfPolicy dtmf,
        MediaSecurity security,
        TrunkPassing passing) implements Serializable {
    public TrunkLine {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(realm, "realm");
        Objects.requireNonNull(dtmf, "dtmf");
        Objects.requireNonNull(passing, "passing");
        sources = List.copyOf(sources);
    }

    /** A line that hears of keys as it has agreed to, and is otherwise as the server's settings say. */
    public TrunkLine(
            String id,
            Tenant tenant,
            String uri,
            String username,
            String secret,
            String realm,
            int registerSeconds,
            List<String> sources,
            Credential inbound,
            int optionsSeconds) {
        this(id, tenant, uri, username, secret, realm, registerSeconds, sources, inbound, optionsSeconds,
                DtmfPolicy.AUTO, null, TrunkPassing.DEFAULT);
    }

    /** Never prints the secret. */
    @Override
    public String toString() {
        return "TrunkLine[" + id + " " + uri + "]";
    }
}
