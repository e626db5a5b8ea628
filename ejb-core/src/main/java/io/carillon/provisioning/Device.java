package io.carillon.provisioning;

import io.carillon.contract.MediaSecurity;
import io.carillon.contract.Tenant;
import io.carillon.trunk.Sealed;
import java.time.Instant;
import java.util.List;

/**
 * A telephone that is configured from here.
 *
 * @param id surrogate key
 * @param tenant owner
 * @param mac twelve hexadecimal digits in lower case
 * @param model what it is
 * @param label what people call it
 * @param site where it stands, may be empty
 * @param transport how it connects for SIP
 * @param security whether its audio is encrypted; null where its extensions say
 * @param lines its extensions, by position
 * @param keys what its keys do, by position
 * @param paths where it fetches its file
 * @param windowUntil until when one request over an open line gets secrets; null when none does
 * @param createdAt when it was created
 * @param changedAt last change
 * @param version grows by one with every change
 */
public record Device(
        long id,
        Tenant tenant,
        String mac,
        Model model,
        String label,
        String site,
        Transport transport,
        MediaSecurity security,
        List<DeviceLine> lines,
        List<DeviceKey> keys,
        Paths paths,
        Instant windowUntil,
        Instant createdAt,
        Instant changedAt,
        long version) {
    public Device {
        lines = List.copyOf(lines);
        keys = List.copyOf(keys);
    }

    /**
     * The two parts of an address that nobody can guess. The one for encrypted connections leads to secrets, so it must
     * never be sent in the clear: open connections have another.
     *
     * @param secure for HTTPS
     * @param open for HTTP
     */
    public record Paths(Sealed secure, Sealed open) {}
}
