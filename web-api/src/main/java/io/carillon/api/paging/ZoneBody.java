package io.carillon.api.paging;

import static java.util.Objects.requireNonNullElse;

import io.carillon.paging.PageZone;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A paging zone as it shall be.
 *
 * @param number what is dialled for it, 2 to 15 digits that no extension has; needed to create it, later it stays
 * @param name what people call it
 * @param enabled whether its number reaches it; true when absent
 * @param members extensions that are spoken to
 * @param everybody whether all extensions are; false when absent
 * @param callers extensions that may speak; all when absent or empty
 * @param maxSeconds 5 to 3600 after which all are let go; 120 when absent
 * @param multicast group that further telephones listen to, an address of 224.0.1.0 to 239.255.255.255 and a port; none when
 *     absent or empty
 * @param multicastCodec what is spoken there: PCMU, PCMA or G722; PCMU when absent
 */
@Schema(name = "PagingZoneBody")
public record ZoneBody(
        @Size(max = 15) @Schema(examples = "750") String number,
        @NotNull @Size(max = 80) @Schema(examples = "Warehouse") String name,
        @Schema(defaultValue = "true") Boolean enabled,
        List<String> members,
        @Schema(defaultValue = "false") Boolean everybody,
        List<String> callers,
        @Schema(defaultValue = "120") Integer maxSeconds,
        @Size(max = 64) @Schema(examples = "239.255.1.1:5004") String multicast,
        @Size(max = 8) @Schema(defaultValue = "PCMU") String multicastCodec) {

    private static final int USUAL_SECONDS = 120;

    /** What is stored of it. */
    public PageZone settings() {
        return new PageZone(requireNonNullElse(enabled, true), name, requireNonNullElse(members, List.of()),
                requireNonNullElse(everybody, false), requireNonNullElse(callers, List.of()),
                requireNonNullElse(maxSeconds, USUAL_SECONDS), requireNonNullElse(multicast, ""),
                requireNonNullElse(multicastCodec, "PCMU"));
    }
}
