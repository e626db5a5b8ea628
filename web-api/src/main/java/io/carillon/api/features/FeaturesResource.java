package io.carillon.api.features;

import io.carillon.api.http.Caller;
import io.carillon.api.http.IfMatch;
import io.carillon.api.http.PageQuery;
import io.carillon.api.http.Paging;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.api.trunks.OwnSettings;
import io.carillon.contract.Tenant;
import io.carillon.engine.EngineStatistics;
import io.carillon.toggle.FeatureToggle;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.OutsidePlan;
import io.carillon.trunk.Stored;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Features, each switched by its tenant for itself; the next call knows. */
@Path("/features")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "features", description = "What calls meet, switched on and off")
public class FeaturesResource {
    private static final int MOST_NUMBERS = 100;

    @Inject
    EngineStatistics engine;

    @Inject
    OutsideDesk desk;

    @Inject
    OutsidePlan plan;

    /** One page, by id. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "List features", description = "In the order of their ids.")
    public FeatureView.Page list(@BeanParam PageQuery page, @Context SecurityContext security) {
        Tenant tenant = Caller.of(security).tenant();
        Map<String, Boolean> all = new TreeMap<>(engine.features());
        List<FeatureView> found = all.keySet().stream()
                .filter(id -> page.after() == null || id.compareTo(page.after()) > 0)
                .limit(page.limit())
                .map(id -> view(tenant, id, toggle(tenant, id)))
                .toList();
        return new FeatureView.Page(found, Paging.next(found, page.limit(), FeatureView::id));
    }

    /** One of them. */
    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "Read whether a feature is on")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = FeatureView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response read(@PathParam("id") String id, @Context SecurityContext security) {
        return settings(id, security).read(id, security);
    }

    /** On or off, from the next call on. */
    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Switch a feature",
            description = "Holds for the calls of this tenant, from the next one on. A number or code that leads to a feature"
                    + " which is off is answered 404; the Reason names the feature. What the server has switched off"
                    + " stays off, and what nobody can do without stays on.")
    @APIResponse(
            responseCode = "200",
            description = "Switched",
            content = @Content(schema = @Schema(implementation = FeatureView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "412", ref = "Stale")
    @APIResponse(responseCode = "428", ref = "PreconditionRequired")
    public Response change(
            @PathParam("id") String id,
            @NotNull FeatureBody body,
            @BeanParam IfMatch match,
            @Context SecurityContext security) {
        OwnSettings<FeatureToggle, FeatureView> settings = settings(id, security);
        if (!body.on() && engine.isEssential(id)) {
            throw Problems.conflict("nobody can do without " + id);
        }
        return settings.change(id, new FeatureToggle(body.on()), match, security);
    }

    private OwnSettings<FeatureToggle, FeatureView> settings(String id, SecurityContext security) {
        if (!engine.features().containsKey(id)) {
            throw Problems.notFound("there is no such feature");
        }
        Tenant tenant = Caller.of(security).tenant();
        return new OwnSettings<>(desk, FeatureToggle.ON, toggle -> view(tenant, id, toggle));
    }

    private FeatureToggle toggle(Tenant tenant, String id) {
        return desk.find(FeatureToggle.class, tenant, id).map(Stored::settings).orElse(FeatureToggle.ON);
    }

    private FeatureView view(Tenant tenant, String id, FeatureToggle toggle) {
        boolean server = Boolean.TRUE.equals(engine.features().get(id));
        boolean essential = engine.isEssential(id);
        List<String> numbers = plan.leadingTo(tenant, id);
        return new FeatureView(id, server && (toggle.on() || essential), !toggle.on(), !server, essential,
                engine.codesOf(id), numbers.subList(0, Math.min(numbers.size(), MOST_NUMBERS)),
                engine.featuresLeadingTo(id));
    }
}
