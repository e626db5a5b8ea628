package io.carillon.api.registrations;

import io.carillon.api.http.Caller;
import io.carillon.api.http.FindQuery;
import io.carillon.api.http.Paging;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.api.trunks.KnownExtension;
import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import io.carillon.directory.Binding;
import io.carillon.directory.Bindings;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Registered telephones, read from memory. */
@Path("/registrations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "registrations", description = "Telephones that are registered now")
public class RegistrationsResource {
    @Inject
    Bindings bindings;

    @Inject
    KnownExtension extensions;

    /** All of the tenant page by page, or those of one extension. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "List registrations", description = "All telephones of an extension are on one page. They are found by number, contact, address and what they call themselves.")
    public RegistrationPage list(
            @QueryParam("extension") @Parameter(description = "Only telephones of this extension") String extension,
            @BeanParam FindQuery page,
            @Context SecurityContext security) {
        Tenant tenant = Caller.of(security).tenant();
        int wanted = page.limit();
        if (extension != null) {
            return new RegistrationPage(views(bindings.of(new Aor(tenant, extension))), null);
        }
        String find = page.find();
        List<Binding> found = bindings.page(tenant, page.after(), wanted, binding -> find == null || binding.has(find));
        return new RegistrationPage(
                views(found), Paging.next(found, wanted, binding -> binding.aor().user()));
    }

    /** The telephones of one extension. */
    @GET
    @Path("/{extension}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "Registrations of one extension", description = "Empty when nothing is registered.")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(schema = @Schema(implementation = RegistrationPage.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public RegistrationPage ofExtension(
            @PathParam("extension") String extension, @Context SecurityContext security) {
        Aor known = new Aor(Caller.of(security).tenant(), extensions.number(extension, security));
        return new RegistrationPage(views(bindings.of(known)), null);
    }

    /** Ends one registration, or all of the extension, as if the telephone had. */
    @DELETE
    @Path("/{extension}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "End registrations",
            description = "The one with this contact, or all of the extension. The telephone may register again.")
    @APIResponse(responseCode = "204", description = "Ended")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public void end(
            @PathParam("extension") String extension,
            @QueryParam("contact") @Parameter(description = "Contact URI exactly as listed; absent means all")
                    String contact,
            @Context SecurityContext security) {
        if (!bindings.remove(new Aor(Caller.of(security).tenant(), extension), contact)) {
            throw Problems.notFound("there is no such registration");
        }
    }

    private static List<RegistrationView> views(List<Binding> found) {
        return found.stream().map(RegistrationView::of).toList();
    }
}
