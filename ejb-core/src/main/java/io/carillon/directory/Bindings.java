package io.carillon.directory;

import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Where the telephones are now, read from memory. */
@ApplicationScoped
public class Bindings {
    /** Telephones of an address of record that have not expired, best preference first. */
    public List<Binding> of(Aor aor) { throw new UnsupportedOperationException(); }

    /** Telephones of a tenant ordered by number: those of numbers behind {@code afterUser}, whole numbers, at least {@code limit} if there are as many. */
    public List<Binding> page(Tenant tenant, String afterUser, int limit) { throw new UnsupportedOperationException(); }

    /** Ends a registration as if the device had; {@code uri} null ends all of them. @return whether there was one */
    public boolean remove(Aor aor, String uri) { throw new UnsupportedOperationException(); }

    /** How many telephones are registered. */
    public int active() { throw new UnsupportedOperationException(); }
}
