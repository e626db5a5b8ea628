package io.carillon.api.extensions;

import io.carillon.api.http.Caller;
import io.carillon.api.http.FindQuery;
import io.carillon.api.http.IfMatch;
import io.carillon.api.http.Paging;
import io.carillon.api.http.Roles;
import io.carillon.api.http.Versions;
import io.carillon.api.problem.Problems;
import io.carillon.contract.Tenant;
import io.carillon.directory.ChangedExtension;
import io.carillon.directory.Directory;
import io.carillon.directory.Extension;
import io.carillon.directory.Extensions;
import io.carillon.directory.Issued;
import io.carillon.directory.NewExtension;
import io.carillon.directory.Subscriber;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Extensions: list, create, read, change, delete, and new secrets. Reads come from memory. */
@Path("/extensions")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "extensions", description = "Numbers that telephones register for")
public class ExtensionsResource {
    @Inject
    Extensions extensions;

    @Inject
    Directory directory;

    /** One page, by number. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(
            summary = "List extensions",
            description = "In the order of their numbers. Role user sees numbers and names.")
    @APIResponse(responseCode = "200", description = "Found")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public ExtensionPage list(
            @BeanParam FindQuery page,
            @Context SecurityContext security) {
        int wanted = page.limit();
        Tenant tenant = Caller.of(security).tenant();
        List<Extension> found = page.find() == null
                ? directory.current().page(tenant, page.after(), wanted)
                : directory.current().found(tenant, page.find(), page.after(), wanted);
        List<ExtensionView> items = found.stream().map(extension -> view(extension, security)).toList();
        return new ExtensionPage(items, Paging.next(found, wanted, Extension::number));
    }

    /** A new extension; the answer shows its secret, this once. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Create an extension", description = "The answer shows the SIP secret, this once.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ExtensionView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response create(NewExtensionBody body, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        NewExtension asked = new NewExtension(
                body.number(), body.displayName(), body.password(), !Boolean.FALSE.equals(body.enabled()),
                body.mediaSecurity());
        Issued issued = extensions.create(caller.tenant(), asked, caller.username());
        return Response.created(URI.create("extensions/" + issued.extension().number()))
                .tag(Versions.tag(issued.extension().version()))
                .entity(ExtensionView.withSecret(issued))
                .build();
    }

    /** One extension. */
    @GET
    @Path("/{number}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(summary = "Read an extension")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ExtensionView.class)))
    @APIResponse(responseCode = "304", description = "Not changed since the version in If-None-Match")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response read(@PathParam("number") String number, @Context SecurityContext security) {
        Extension extension = subscriber(Caller.of(security).tenant(), number).extension();
        return Versions.answer(view(extension, security), Versions.tag(extension.version()));
    }

    /** A changed extension. */
    @PUT
    @Path("/{number}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Change an extension")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = ExtensionView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "Stale")
    @APIResponse(responseCode = "428", ref = "PreconditionRequired")
    public Response change(
            @PathParam("number") String number,
            ExtensionBody body,
            @BeanParam IfMatch match,
            @Context SecurityContext security) {
        Tenant tenant = Caller.of(security).tenant();
        Extension current = stored(tenant, number);
        long expected = match.version(current::version);
        ChangedExtension asked = new ChangedExtension(
                body.displayName(), !Boolean.FALSE.equals(body.enabled()), body.mediaSecurity());
        Extension changed = extensions.update(tenant, number, asked, expected, Caller.of(security).username());
        return Versions.answer(ExtensionView.of(changed), Versions.tag(changed.version()));
    }

    /** The extension and its registrations are gone; calls in progress go on. */
    @DELETE
    @Path("/{number}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Delete an extension", description = "If-Match is honoured when sent.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "Stale")
    public void delete(
            @PathParam("number") String number, @Context HttpHeaders headers, @Context SecurityContext security) {
        Tenant tenant = Caller.of(security).tenant();
        Extension current = stored(tenant, number);
        extensions.delete(
                tenant,
                number,
                Versions.expectedOrCurrent(headers, current::version),
                Caller.of(security).username());
    }

    /** A new SIP secret; the old one is void at once. */
    @POST
    @Path("/{number}/secret")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Issue a new SIP secret", description = "Shown this once; the old one is void at once.")
    @APIResponse(
            responseCode = "200",
            description = "Issued",
            content = @Content(schema = @Schema(implementation = ExtensionView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response renewSecret(
            @PathParam("number") String number,
            SecretBody body,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Tenant tenant = Caller.of(security).tenant();
        Extension current = stored(tenant, number);
        Issued issued = extensions.newSecret(
                tenant,
                number,
                body == null ? null : body.password(),
                Versions.expectedOrCurrent(headers, current::version),
                Caller.of(security).username());
        return Versions.answer(ExtensionView.withSecret(issued), Versions.tag(issued.extension().version()));
    }

    private Subscriber subscriber(Tenant tenant, String number) {
        return directory.current().find(tenant, number).orElseThrow(() -> missing(number));
    }

    /** From the database: a version to be changed must be the one that is stored. */
    private Extension stored(Tenant tenant, String number) {
        return extensions.find(tenant, number).orElseThrow(() -> missing(number));
    }

    static RuntimeException missing(String number) {
        return Problems.notFound(
                number.matches("[0-9]{1,15}") ? "there is no extension " + number : "there is no such extension");
    }

    /** Who only looks up numbers sees a line of the phone book. */
    private static ExtensionView view(Extension extension, SecurityContext security) {
        boolean all = security.isUserInRole(Roles.ADMIN) || security.isUserInRole(Roles.SUPERVISOR);
        return all ? ExtensionView.of(extension) : ExtensionView.inPhoneBook(extension);
    }
}
