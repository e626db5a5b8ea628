package io.carillon.api.phonebook;

import io.carillon.api.http.Caller;
import io.carillon.api.http.FindQuery;
import io.carillon.api.http.IfMatch;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.api.trunks.NamedSettings;
import io.carillon.phonebook.PhoneBook;
import io.carillon.phonebook.PhoneBookEntry;
import io.carillon.trunk.OutsideDesk;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The phone book: list, create, read, change and delete, and whose number one is. */
@Path("/phonebook")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "phonebook", description = "People and firms outside of the house")
public class PhoneBookResource {
    @Inject
    OutsideDesk desk;

    @Inject
    PhoneBook book;

    /** One page, by name. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(summary = "List the phone book", description = "In the order of their names.")
    public PhoneBookPage list(@BeanParam FindQuery page, @Context SecurityContext security) {
        return items().list(page, security, PhoneBookPage::new);
    }

    /** Whose number one is. */
    @GET
    @Path("/lookup")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(
            summary = "Look up a number",
            description = "What telephones show when it calls: +49..., 0049... and 49... are the same number.")
    @APIResponse(responseCode = "200", description = "Known")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public CallerNameView lookUp(
            @QueryParam("number") @Parameter(required = true, description = "2 to 18 digits, with + before") String number,
            @Context SecurityContext security) {
        if (number == null || !number.matches("\\+?[0-9]{2,18}")) {
            throw Problems.invalidField("number", "must be 2 to 18 digits, with + before");
        }
        return book.nameOf(Caller.of(security).tenant(), number)
                .map(name -> new CallerNameView(number, name))
                .orElseThrow(() -> Problems.notFound("nobody in the phone book has this number"));
    }

    /** A new one. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Add to the phone book")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = PhoneBookView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response create(PhoneBookBody body, @Context SecurityContext security) {
        return items().create(body.name(), (tenant, before) -> body.settings(), security);
    }

    /** One of them. */
    @GET
    @Path("/{name}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(summary = "Read an entry of the phone book")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = PhoneBookView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response read(@PathParam("name") String name, @Context SecurityContext security) {
        return items().read(name, security);
    }

    /** A changed one. */
    @PUT
    @Path("/{name}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Change an entry of the phone book")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = PhoneBookView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "Stale")
    @APIResponse(responseCode = "428", ref = "PreconditionRequired")
    public Response change(
            @PathParam("name") String name,
            PhoneBookBody body,
            @BeanParam IfMatch match,
            @Context SecurityContext security) {
        return items().change(name, (tenant, before) -> body.settings(), match, security);
    }

    /** It is gone. */
    @DELETE
    @Path("/{name}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Delete an entry of the phone book")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "Stale")
    public void delete(
            @PathParam("name") String name, @Context HttpHeaders headers, @Context SecurityContext security) {
        items().delete(name, headers, security);
    }

    private NamedSettings<PhoneBookEntry, PhoneBookView> items() {
        return new NamedSettings<>(desk, new NamedSettings.Kind<>(
                PhoneBookEntry.class, "phonebook", "entry of the phone book", "name", PhoneBookView::of));
    }
}
