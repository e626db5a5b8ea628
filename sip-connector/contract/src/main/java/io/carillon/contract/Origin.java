package io.carillon.contract;

import java.io.Serializable;

/** Who placed a call, proven before the application hears of it. */
public sealed interface Origin extends Serializable {
    /** The tenant that owns the call. */
    Tenant tenant();

    /**
     * A device that proved by digest that it may use this address of record.
     *
     * @param aor whose call it is
     */
    record Device(Aor aor) implements Origin {
        @Override
        public Tenant tenant() {
            return aor.tenant();
        }
    }

    /**
     * A trunk, recognised by the address its request came from or by digest.
     *
     * @param tenant owner
     * @param trunk id of the {@link TrunkLine}
     */
    record Trunk(Tenant tenant, String trunk) implements Origin {}

    /**
     * A person at the API.
     *
     * @param tenant owner
     * @param user login name, for audit
     */
    record Api(Tenant tenant, String user) implements Origin {}
}
