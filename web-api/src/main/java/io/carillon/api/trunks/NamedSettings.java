package io.carillon.api.trunks;

import io.carillon.api.http.Caller;
import io.carillon.api.http.FindQuery;
import io.carillon.api.http.IfMatch;
import io.carillon.api.http.PageQuery;
import io.carillon.api.http.Paging;
import io.carillon.api.http.Versions;
import io.carillon.api.problem.Problems;
import io.carillon.contract.Tenant;
import io.carillon.directory.store.Check;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.Stored;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What a resource does with settings that are found by a name: list, create, read, change and delete them, always those
 * of the caller's tenant, and never over a version the caller has not seen. The resource keeps what differs: who may,
 * and how body and view look.
 *
 * @param <S> the settings
 * @param <V> how they are shown
 */
public final class NamedSettings<S extends Record, V> {
    private final OutsideDesk desk;
    private final Kind<S, V> kind;

    /**
     * What settings are of one kind.
     *
     * @param type class of the settings
     * @param path of the resource, without slash
     * @param noun what one is called in an answer: "there is no such ..."
     * @param key field of the body that names a new one
     * @param view how one is shown
     */
    public record Kind<S extends Record, V>(
            Class<S> type, String path, String noun, String key, Function<Stored<S>, V> view) {}

    /** Makes settings of a body. */
    @FunctionalInterface
    public interface Form<S> {
        /** @param beforeOrNull the settings they take the place of; null for new ones */
        S settings(Tenant tenant, S beforeOrNull);
    }

    /** The settings of a kind, as the desk has them. */
    public NamedSettings(OutsideDesk desk, Kind<S, V> kind) {
        this.desk = desk;
        this.kind = kind;
    }

    /** One page, by name. @param page makes the answer of the items and the key of the next page */
    public <P> P list(PageQuery asked, SecurityContext security, BiFunction<List<V>, String, P> page) {
        Tenant tenant = Caller.of(security).tenant();
        String find = asked instanceof FindQuery wanted ? wanted.find() : null;
        List<Stored<S>> found = find == null
                ? desk.page(kind.type(), tenant, asked.after(), asked.limit())
                : desk.found(kind.type(), tenant, find, asked.after(), asked.limit());
        return page.apply(
                found.stream().map(kind.view()).toList(), Paging.next(found, asked.limit(), Stored::name));
    }

    /** A new one: 201 with its place and version. */
    public Response create(String nameOrNull, Form<S> form, SecurityContext security) {
        Caller caller = Caller.of(security);
        if (nameOrNull == null) {
            throw Problems.invalidField(kind.key(), "is needed");
        }
        Stored<S> created = desk.create(
                caller.tenant(), nameOrNull, form.settings(caller.tenant(), null), caller.username());
        return Response.created(URI.create(kind.path() + "/" + created.name()))
                .tag(Versions.tag(created.version()))
                .entity(kind.view().apply(created))
                .build();
    }

    /** One of them, with its version. */
    public Response read(String name, SecurityContext security) {
        return answer(stored(Caller.of(security).tenant(), name));
    }

    /** A changed one, if the caller has seen the version it changes. */
    public Response change(String name, Form<S> form, IfMatch match, SecurityContext security) {
        Caller caller = Caller.of(security);
        Stored<S> current = stored(caller.tenant(), name);
        Check check = new Check(match.version(current::version), caller.username());
        return answer(desk.update(
                caller.tenant(), name, form.settings(caller.tenant(), current.settings()), check));
    }

    /** It is gone. */
    public void delete(String name, HttpHeaders headers, SecurityContext security) {
        Caller caller = Caller.of(security);
        Stored<S> current = stored(caller.tenant(), name);
        long expected = Versions.expectedOrCurrent(headers, current::version);
        desk.delete(kind.type(), caller.tenant(), name, new Check(expected, caller.username()));
    }

    private Stored<S> stored(Tenant tenant, String name) {
        return desk.find(kind.type(), tenant, name)
                .orElseThrow(() -> Problems.notFound("there is no such " + kind.noun()));
    }

    private Response answer(Stored<S> stored) {
        return Versions.answer(kind.view().apply(stored), Versions.tag(stored.version()));
    }
}
