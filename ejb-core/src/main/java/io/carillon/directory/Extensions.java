package io.carillon.directory;

import io.carillon.contract.Tenant;
import jakarta.ejb.Stateless;
import java.util.List;
import java.util.Optional;

/** Extensions and what they do with their calls. */
@Stateless
public class Extensions {
    public List<Extension> page(Tenant tenant, String afterNumber, int limit) { throw new UnsupportedOperationException(); }

    public Optional<Extension> find(Tenant tenant, String number) { throw new UnsupportedOperationException(); }

    public Issued create(Tenant tenant, NewExtension asked) { throw new UnsupportedOperationException(); }

    public Extension update(Tenant tenant, String number, ChangedExtension asked, long expectedVersion) { throw new UnsupportedOperationException(); }

    public Issued newSecret(Tenant tenant, String number, String secretOrNull, long expectedVersion) { throw new UnsupportedOperationException(); }

    public void delete(Tenant tenant, String number, long expectedVersion) { throw new UnsupportedOperationException(); }

    public CallForwarding forwarding(Tenant tenant, String number) { throw new UnsupportedOperationException(); }

    public CallForwarding changeForwarding(Tenant tenant, String number, CallForwarding asked) { throw new UnsupportedOperationException(); }

    public CallForwarding changeForwarding(Tenant tenant, String number, CallForwarding asked, String who) { throw new UnsupportedOperationException(); }
}
