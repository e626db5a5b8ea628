package io.carillon.api.hotdesks;

import io.carillon.hotdesk.DeskLogin;
import io.carillon.trunk.Stored;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody who uses the telephone of another.
 *
 * @param telephone number of the extension whose telephone it is
 * @param user number of who uses it
 * @param since when
 */
@Schema(name = "HotDesk")
public record HotDeskView(String telephone, String user, Instant since) {
    static HotDeskView of(Stored<DeskLogin> stored) {
        return new HotDeskView(stored.name(), stored.settings().user(), stored.changedAt());
    }

    /**
     * Some logins in the order of telephones.
     *
     * @param items as many as fit the page
     * @param next send as {@code after} for the next page; absent on the last one
     */
    @Schema(name = "HotDeskPage")
    public record Page(List<HotDeskView> items, String next) {}
}
