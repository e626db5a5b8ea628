package io.carillon.feature.emergency;

import io.carillon.contract.Aor;
import io.carillon.directory.Binding;
import io.carillon.directory.Bindings;
import io.carillon.directory.DeviceUsers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What registrations say of where telephones stand. */
@ApplicationScoped
public class Desks {
    @Inject
    private Bindings bindings;

    @Inject
    private DeviceUsers devices;

    /**
     * Where somebody calls from.
     *
     * @param isNear whether the address that the call came from is that of the telephone, not of a proxy on its way
     * @param site where the telephone stands, empty when that is not known
     */
    public record Desk(boolean isNear, String site) {
        /** Of somebody of whom only the address is known. */
        public static final Desk UNKNOWN = new Desk(true, "");
    }

    /** The desk of the telephones that are registered from this address; two that stand at different sites tell neither. */
    public Desk of(Aor who, String source) {
        List<Binding> there = bindings.of(who).stream().filter(one -> one.source().host().equals(source)).toList();
        List<String> sites = there.stream().map(devices::site).distinct().toList();
        return new Desk(there.isEmpty() || there.stream().anyMatch(one -> one.path().isEmpty()), sites.size() == 1 ? sites.get(0) : "");
    }
}
