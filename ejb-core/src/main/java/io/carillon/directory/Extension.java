package io.carillon.directory;

import io.carillon.contract.Aor;
import io.carillon.contract.MediaSecurity;
import io.carillon.contract.Tenant;
import java.io.Serializable;
import java.time.Instant;

/**
 * A number of the house that telephones register for.
 *
 * @param id surrogate key, never shown to callers
 * @param tenant owner
 * @param number 2 to 15 digits, unique within the tenant; also the SIP user name
 * @param displayName shown on the called telephone, at most 80 characters without control characters
 * @param enabled a disabled extension can neither register nor be called
 * @param createdAt when it was created
 * @param changedAt last change of any field
 * @param version grows by one with every change; the ETag of the API
 * @param security whether the audio of its telephones is encrypted; null for the default of the server
 */
public record Extension(
        long id,
        Tenant tenant,
        String number,
        String displayName,
        boolean enabled,
        Instant createdAt,
        Instant changedAt,
        long version,
        MediaSecurity security)
        implements Serializable {

    /** An extension whose audio is as the server's default says. */
    public Extension(
            long id,
            Tenant tenant,
            String number,
            String displayName,
            boolean enabled,
            Instant createdAt,
            Instant changedAt,
            long version) {
        this(id, tenant, number, displayName, enabled, createdAt, changedAt, version, null);
    }

    /** The address of record of this extension. */
    public Aor aor() {
        return new Aor(tenant, number);
    }
}
