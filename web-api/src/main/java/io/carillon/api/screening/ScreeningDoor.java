package io.carillon.api.screening;

import io.carillon.api.http.Caller;
import io.carillon.api.http.IfMatch;
import io.carillon.api.http.Versions;
import io.carillon.api.problem.Problems;
import io.carillon.contract.Tenant;
import io.carillon.directory.store.Check;
import io.carillon.screening.Screening;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.Stored;
import jakarta.ws.rs.core.Response;

/** Reads and changes the screening of the house or of an extension; what nobody has set has version 0. */
record ScreeningDoor(OutsideDesk desk, String whose) {
    Response read(Tenant tenant) {
        return answer(stored(tenant));
    }

    Response change(ScreeningView body, IfMatch match, Caller caller) {
        Stored<Screening> current = stored(caller.tenant());
        long expected = match.version(current::version);
        if (current.createdAt() != null) {
            return answer(desk.update(
                    caller.tenant(), whose, body.settings(), new Check(expected, caller.username())));
        }
        if (expected != current.version()) {
            throw Problems.stale("If-Match does not name the version there is; read it again");
        }
        return answer(desk.create(caller.tenant(), whose, body.settings(), caller.username()));
    }

    private Stored<Screening> stored(Tenant tenant) {
        return desk.find(Screening.class, tenant, whose)
                .orElseGet(() -> new Stored<>(tenant, whose, Screening.NONE, null, null, 0));
    }

    private static Response answer(Stored<Screening> stored) {
        return Versions.answer(ScreeningView.of(stored.settings()), Versions.tag(stored.version()));
    }
}
