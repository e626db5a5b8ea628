package io.carillon.api.trunks;

import io.carillon.api.http.Caller;
import io.carillon.api.http.IfMatch;
import io.carillon.api.http.Versions;
import io.carillon.api.problem.Problems;
import io.carillon.contract.Tenant;
import io.carillon.directory.store.Check;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.Stored;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.function.Function;

/**
 * What a resource does with settings that an extension, or the house, has one of each: read and change them, always
 * those of the caller's tenant, and never over a version the caller has not seen. What nobody has set has version 0.
 *
 * @param desk where they are kept
 * @param otherwise what holds as long as nobody has set them
 * @param view how they are shown
 */
public record OwnSettings<S extends Record, V>(OutsideDesk desk, S otherwise, Function<S, V> view) {
    /** As they are, with their version. */
    public Response read(String whose, SecurityContext security) {
        return answer(stored(Caller.of(security).tenant(), whose));
    }

    /** As they shall be, if the caller has seen the version that is changed. */
    public Response change(String whose, S asked, IfMatch match, SecurityContext security) {
        Caller caller = Caller.of(security);
        Stored<S> current = stored(caller.tenant(), whose);
        long expected = match.version(current::version);
        if (current.createdAt() != null) {
            return answer(desk.update(caller.tenant(), whose, asked, new Check(expected, caller.username())));
        }
        if (expected != current.version()) {
            throw Problems.stale("If-Match does not name the version there is; read it again");
        }
        return answer(desk.create(caller.tenant(), whose, asked, caller.username()));
    }

    private Stored<S> stored(Tenant tenant, String whose) {
        return desk.find(kind(), tenant, whose)
                .orElseGet(() -> new Stored<>(tenant, whose, otherwise, null, null, 0));
    }

    @SuppressWarnings("unchecked")
    private Class<S> kind() {
        return (Class<S>) otherwise.getClass();
    }

    private Response answer(Stored<S> stored) {
        return Versions.answer(view.apply(stored.settings()), Versions.tag(stored.version()));
    }
}
