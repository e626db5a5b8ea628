package io.carillon.api.tenants;

import io.carillon.api.http.Caller;
import io.carillon.api.http.IfMatch;
import io.carillon.api.http.OfTheServer;
import io.carillon.api.http.PageQuery;
import io.carillon.api.http.Paging;
import io.carillon.api.http.Roles;
import io.carillon.api.http.Versions;
import io.carillon.api.problem.Problems;
import io.carillon.contract.Tenant;
import io.carillon.directory.Customer;
import io.carillon.directory.CustomerBook;
import io.carillon.tenant.ChangedCustomer;
import io.carillon.tenant.Customers;
import io.carillon.tenant.NewCustomer;
import io.carillon.tenant.Welcome;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
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
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tenants. Whoever runs the server makes them; what is in them is the business of their own administrators. */
@Path("/tenants")
@ApplicationScoped
@OfTheServer
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SYSTEM)
@Tag(name = "tenants", description = "Several houses on one server")
public class TenantsResource {
    @Inject
    Customers customers;

    @Inject
    CustomerBook book;

    /** One page, by name. */
    @GET
    @RolesAllowed(Roles.SYSTEM)
    @Operation(summary = "List tenants", description = "In the order of their names.")
    public TenantPage list(@BeanParam PageQuery page) {
        List<Customer> found = customers.page(page.after(), page.limit());
        return new TenantPage(
                found.stream().map(this::view).toList(),
                Paging.next(found, page.limit(), customer -> customer.tenant().name()));
    }

    /** A new one; the only answer that has the password of its first administrator. */
    @POST
    @RolesAllowed(Roles.SYSTEM)
    @Operation(
            summary = "Make a tenant",
            description = "With the account of its first administrator, whose password is in the answer and shown this once."
                    + " Its extensions may have the numbers of another tenant's: telephones are told apart by the SIP domain"
                    + " they register with.")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = TenantMade.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response create(@NotNull NewTenantBody body, @Context UriInfo uri, @Context SecurityContext security) {
        NewCustomer asked = new NewCustomer(new Tenant(body.name()), named(body.displayName(), body.name()),
                lower(body.domains()), body.realm(), TenantLimits.settings(body.limits()), body.admin());
        Welcome made = customers.create(asked, Caller.of(security).username());
        Customer customer = made.customer();
        return Response.created(uri.getBaseUriBuilder().path("tenants").path("{name}").build(body.name()))
                .tag(Versions.tag(customer.version()))
                .entity(new TenantMade(view(customer), made.admin(), made.password()))
                .build();
    }

    /** One tenant. */
    @GET
    @Path("/{name}")
    @RolesAllowed(Roles.SYSTEM)
    @Operation(summary = "Read a tenant")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = TenantView.class)))
    @APIResponse(responseCode = "304", description = "Not changed since the version in If-None-Match")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response read(@PathParam("name") String name) {
        Customer customer = stored(name);
        return Versions.answer(view(customer), Versions.tag(customer.version()));
    }

    /** A changed tenant. */
    @PUT
    @Path("/{name}")
    @RolesAllowed(Roles.SYSTEM)
    @Operation(
            summary = "Change a tenant",
            description = "Switched off, its telephones are refused, its trunks are idle and nobody of it can log in; its data"
                    + " stays.")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = TenantView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "412", ref = "Stale")
    @APIResponse(responseCode = "428", ref = "PreconditionRequired")
    public Response change(
            @PathParam("name") String name,
            @NotNull TenantBody body,
            @BeanParam IfMatch match,
            @Context SecurityContext security) {
        Customer current = stored(name);
        ChangedCustomer asked = new ChangedCustomer(named(body.displayName(), name),
                !Boolean.FALSE.equals(body.enabled()), lower(body.domains()), TenantLimits.settings(body.limits()));
        Customer changed = customers.update(
                current.tenant(), asked, match.version(current::version), Caller.of(security).username());
        return Versions.answer(view(changed), Versions.tag(changed.version()));
    }

    /** It is gone, with all that was its. */
    @DELETE
    @Path("/{name}")
    @RolesAllowed(Roles.SYSTEM)
    @Operation(
            summary = "Delete a tenant",
            description = "It must be switched off before. Everything that was its goes, recordings and call records included;"
                    + " its audit and its calls for help stay. The first tenant cannot be deleted. If-Match is honoured when"
                    + " sent.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "412", ref = "Stale")
    public void delete(
            @PathParam("name") String name, @Context HttpHeaders headers, @Context SecurityContext security) {
        Customer current = stored(name);
        customers.delete(current.tenant(), Versions.expectedOrCurrent(headers, current::version),
                Caller.of(security).username());
    }

    private TenantView view(Customer customer) {
        return TenantView.of(customer, book.realm(customer.tenant()));
    }

    private Customer stored(String name) {
        return customers.find(new Tenant(name)).orElseThrow(() -> Problems.notFound("there is no such tenant"));
    }

    private static String named(String asked, String name) {
        return asked == null || asked.isBlank() ? name : asked.strip();
    }

    private static List<String> lower(List<String> domains) {
        return domains.stream().map(domain -> domain.strip().toLowerCase(Locale.ROOT)).toList();
    }
}
