package io.carillon.api.security;

import io.carillon.api.http.Caller;
import io.carillon.api.http.OfTheServer;
import io.carillon.api.http.PageQuery;
import io.carillon.api.http.Paging;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.protection.BanDesk;
import io.carillon.protection.KnownBan;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Sources that are not listened to: list, add, lift. */
@Path("/security/bans")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "security", description = "Who is not listened to, and who always is")
@OfTheServer
public class BansResource {
    @EJB
    BanDesk desk;

    /** One page, by source. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(
            summary = "List bans",
            description = "Those that hold, and those that ended within the last day: each further one takes twice as long.")
    public BanPage list(@BeanParam PageQuery page) {
        List<KnownBan> found = desk.bans().stream()
                .filter(known -> page.after() == null || known.ban().source().compareTo(page.after()) > 0)
                .limit(page.limit())
                .toList();
        return new BanPage(
                found.stream().map(BanView::of).toList(),
                Paging.next(found, page.limit(), known -> known.ban().source()));
    }

    /** One of them. */
    @GET
    @Path("/{source}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "Read the ban of an address")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(schema = @Schema(implementation = BanView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public BanView read(@PathParam("source") String source) {
        return desk.find(source).map(BanView::of).orElseThrow(() -> Problems.notFound("there is no such ban"));
    }

    /** A new one. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Ban a source",
            description = "Nothing that comes from there is read any more; running calls with it end as those of a"
                    + " telephone that is gone. Takes the place of a ban there is.")
    @APIResponse(
            responseCode = "201",
            description = "Banned",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = BanView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response ban(@NotNull BanBody body, @Context SecurityContext security) {
        KnownBan banned = desk.ban(body.source(), body.orDefault(), Caller.of(security).username());
        String source = URLEncoder.encode(banned.ban().source().replace("/64", ""), StandardCharsets.US_ASCII);
        return Response.created(URI.create("security/bans/" + source)).entity(BanView.of(banned)).build();
    }

    /** Listens to it again. */
    @DELETE
    @Path("/{source}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Lift a ban", description = "The source is heard again at once and begins anew.")
    @APIResponse(responseCode = "204", description = "Lifted")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public void lift(@PathParam("source") String source, @Context SecurityContext security) {
        desk.lift(source, Caller.of(security).username());
    }
}
