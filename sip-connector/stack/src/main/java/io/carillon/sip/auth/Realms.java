package io.carillon.sip.auth;

import io.carillon.contract.SipDomain;
import io.carillon.contract.Tenant;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipUri;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * In which realm somebody has to prove himself: that of the domain the request is for, else of the domain it comes
 * from, else the server's own (RFC 3261 section 22.1). Nothing is looked at while the server has one realm only.
 */
public final class Realms {
    private record Known(Map<String, SipDomain> byName, Map<Tenant, String> byTenant) {
        static final Known NONE = new Known(Map.of(), Map.of());
    }

    private final String own;
    private volatile Known known = Known.NONE;

    /** @param own the realm of whoever names no domain */
    Realms(String own) {
        this.own = own;
    }

    /** These from now on, in the place of those there were. */
    public void replaceAll(Collection<SipDomain> all) {
        Map<String, SipDomain> byName = new HashMap<>();
        Map<Tenant, String> byTenant = new HashMap<>();
        for (SipDomain domain : all) {
            byTenant.put(domain.tenant(), domain.realm());
            byName.put(domain.name(), domain);
        }
        known = new Known(Map.copyOf(byName), Map.copyOf(byTenant));
    }

    /** The realm for a request that begins something. */
    String of(SipRequest request) {
        if (known.byName().isEmpty()) {
            return own;
        }
        try {
            SipDomain asked = at(request.uri());
            SipDomain found = asked == null ? at(request.from().uri()) : asked;
            return found == null ? own : found.realm();
        } catch (MalformedHeader unreadable) {
            // it is refused for that where it is read for good
            return own;
        }
    }

    /** The realm of whoever takes part in a call of this tenant: inside of a dialog URIs name machines. */
    String of(Tenant tenant) {
        return known.byTenant().getOrDefault(tenant, own);
    }

    /** Whose domain a request is for; null when it is for none. */
    public Tenant owner(SipUri asked) {
        SipDomain found = at(asked);
        return found == null ? null : found.tenant();
    }

    /**
     * Of which house somebody says he is who asks for no domain: of the one whose domain he comes from, or of the first tenant
     * when he comes from the very address that he asks. Null when he names none of them, as carriers do.
     */
    public Tenant speaker(SipRequest request) {
        try {
            SipUri from = request.from().uri();
            SipDomain found = at(from);
            if (found != null) {
                return found.tenant();
            }
            return from.host().equalsIgnoreCase(request.uri().host()) ? Tenant.DEFAULT : null;
        } catch (MalformedHeader unreadable) {
            // it is refused for that where it is read for good
            return null;
        }
    }

    private SipDomain at(SipUri uri) {
        Map<String, SipDomain> names = known.byName();
        return names.isEmpty() ? null : names.get(uri.host().toLowerCase(Locale.ROOT));
    }
}
