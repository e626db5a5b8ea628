package io.carillon.api.watchlists;

import io.carillon.api.http.Caller;
import io.carillon.api.http.FindQuery;
import io.carillon.api.http.IfMatch;
import io.carillon.api.http.Paging;
import io.carillon.api.http.Roles;
import io.carillon.api.http.Versions;
import io.carillon.api.problem.Problems;
import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import io.carillon.subscription.WatchList;
import io.carillon.subscription.WatchLists;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lists that can be watched. */
@Path("/watch-lists")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "watch-lists", description = "Extensions that a telephone watches with one subscription")
public class WatchListsResource {
    @Inject
    WatchLists lists;

    /** One page, by name. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "List watch lists")
    public WatchListPage list(@BeanParam FindQuery page, @Context SecurityContext security) {
        int wanted = page.limit();
        List<WatchList> found = lists.found(
                Caller.of(security).tenant(), page.find() == null ? "" : page.find(), page.after(), wanted);
        return new WatchListPage(
                found.stream().map(WatchListView::of).toList(), Paging.next(found, wanted, WatchList::name));
    }

    /** A new list. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Create a watch list", description = "Telephones subscribe to its name as to a number.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = WatchListView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response create(NewWatchListBody body, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        WatchList made = lists.create(
                list(caller.tenant(), body.name(), body.displayName(), body.members(), 0), caller.username());
        return Response.created(URI.create("watch-lists/" + made.name()))
                .tag(Versions.tag(made.version()))
                .entity(WatchListView.of(made))
                .build();
    }

    private static WatchList list(
            Tenant tenant, String name, String displayName, List<String> members, long version) {
        if (members.stream().anyMatch(Objects::isNull)) {
            throw Problems.invalidField("members", "must not hold null");
        }
        return new WatchList(tenant, name, displayName == null ? "" : displayName.strip(), members, version);
    }

    /** One list. */
    @GET
    @Path("/{name}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "Read a watch list")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(schema = @Schema(implementation = WatchListView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response read(@PathParam("name") String name, @Context SecurityContext security) {
        WatchList list = found(Caller.of(security).tenant(), name);
        return Versions.answer(WatchListView.of(list), Versions.tag(list.version()));
    }

    /** A changed list; its watchers subscribe anew by themselves. */
    @PUT
    @Path("/{name}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Change a watch list", description = "Its watchers are told to subscribe anew, at once.")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = WatchListView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "Stale")
    @APIResponse(responseCode = "428", ref = "PreconditionRequired")
    public Response change(
            @PathParam("name") String name,
            WatchListBody body,
            @BeanParam IfMatch match,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        WatchList known = found(caller.tenant(), name);
        long expected = match.version(known::version);
        WatchList changed = lists.change(
                list(caller.tenant(), name, body.displayName(), body.members(), expected), caller.username());
        return Versions.answer(WatchListView.of(changed), Versions.tag(changed.version()));
    }

    /** The list is gone; its watchers are told so. */
    @DELETE
    @Path("/{name}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Delete a watch list", description = "If-Match is honoured when sent.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "Stale")
    public void delete(
            @PathParam("name") String name, @Context HttpHeaders headers, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        WatchList known = found(caller.tenant(), name);
        lists.delete(known.aor(), Versions.expectedOrCurrent(headers, known::version), caller.username());
    }

    private WatchList found(Tenant tenant, String name) {
        return lists.at(new Aor(tenant, name)).orElseThrow(() -> Problems.notFound("there is no such list"));
    }
}
