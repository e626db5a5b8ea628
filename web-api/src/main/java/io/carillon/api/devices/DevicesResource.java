package io.carillon.api.devices;

import io.carillon.api.http.Caller;
import io.carillon.api.http.FindQuery;
import io.carillon.api.http.IfMatch;
import io.carillon.api.http.Paging;
import io.carillon.api.http.Roles;
import io.carillon.api.http.Versions;
import io.carillon.api.problem.Problems;
import io.carillon.provisioning.Device;
import io.carillon.provisioning.Devices;
import io.carillon.provisioning.WantedDevices;
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
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Telephones that are configured from here. Who sees a device sees the way to its secrets: administrators alone. */
@Path("/devices")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "devices", description = "Telephones that fetch their settings from here")
public class DevicesResource {
    private static final int WINDOW_MINUTES = 10;

    @Inject
    Devices devices;

    @Context
    UriInfo uri;

    /** One page, by MAC address. */
    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "List devices", description = "Without their addresses.")
    public DevicePage list(
            @QueryParam("site") @Parameter(description = "Only those at this site") String site,
            @BeanParam FindQuery page,
            @Context SecurityContext security) {
        int wanted = page.limit();
        List<Device> found = devices.page(
                Caller.of(security).tenant(), new WantedDevices(site, page.find()), page.after(), wanted);
        return new DevicePage(found.stream().map(device -> DeviceView.of(device, null, null)).toList(),
                Paging.next(found, wanted, Device::mac));
    }

    /** A new device. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Create a device",
            description = "Each of its lines gets a SIP user and a secret of its own. The address is to be entered in the"
                    + " telephone or handed out by DHCP.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = DeviceView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response create(NewDeviceBody body, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        Device made = devices.create(caller.tenant(), body.mac(), body.asked(), caller.username());
        return Response.created(URI.create("devices/" + made.mac()))
                .tag(Versions.tag(made.version()))
                .entity(view(made))
                .build();
    }

    /** One device. */
    @GET
    @Path("/{mac}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Read a device")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(schema = @Schema(implementation = DeviceView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response read(@PathParam("mac") String mac, @Context SecurityContext security) {
        return answer(found(mac, security));
    }

    /** A changed device. */
    @PUT
    @Path("/{mac}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Change a device", description = "Lines that stay keep their users and secrets.")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = DeviceView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "Stale")
    @APIResponse(responseCode = "428", ref = "PreconditionRequired")
    public Response change(
            @PathParam("mac") String mac,
            DeviceBody body,
            @BeanParam IfMatch match,
            @Context SecurityContext security) {
        Device known = found(mac, security);
        return answer(devices.change(
                known, body.asked(), match.version(known::version), Caller.of(security).username()));
    }

    /** The device is gone; the users of its lines are void at once. */
    @DELETE
    @Path("/{mac}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Delete a device", description = "If-Match is honoured when sent.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "Stale")
    public void delete(
            @PathParam("mac") String mac, @Context HttpHeaders headers, @Context SecurityContext security) {
        Device known = found(mac, security);
        devices.delete(known, Versions.expectedOrCurrent(headers, known::version), Caller.of(security).username());
    }

    /** What the device would read. */
    @GET
    @Path("/{mac}/preview")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Show what a device would read", description = "Secrets and address are masked.")
    @APIResponse(
            responseCode = "200",
            description = "Rendered",
            content = @Content(schema = @Schema(implementation = PreviewListing.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public PreviewListing preview(@PathParam("mac") String mac, @Context SecurityContext security) {
        return PreviewListing.of(devices.preview(found(mac, security), host()));
    }

    /** What the device would read after a change. */
    @POST
    @Path("/{mac}/preview")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Show what a device would read if it were changed",
            description = "Nothing is changed. Secrets and address are masked; a line that is new has another user when it is stored.")
    @APIResponse(
            responseCode = "200",
            description = "Rendered",
            content = @Content(schema = @Schema(implementation = PreviewListing.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public PreviewListing previewOf(@PathParam("mac") String mac, DeviceBody body, @Context SecurityContext security) {
        return PreviewListing.of(devices.preview(found(mac, security), body.asked(), host()));
    }

    /** Who asked for its files. */
    @GET
    @Path("/{mac}/accesses")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Show who asked for files of a device", description = "The last 50 requests.")
    @APIResponse(
            responseCode = "200",
            description = "Listed",
            content = @Content(schema = @Schema(implementation = AccessListing.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public AccessListing accesses(@PathParam("mac") String mac, @Context SecurityContext security) {
        return AccessListing.of(devices.accesses(found(mac, security)));
    }

    /** A new address and new secrets. */
    @POST
    @Path("/{mac}/renewal")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Renew the address and the secrets of a device",
            description = "The old ones are void at once. If-Match is honoured when sent.")
    @APIResponse(
            responseCode = "200",
            description = "Renewed",
            content = @Content(schema = @Schema(implementation = DeviceView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response renew(
            @PathParam("mac") String mac, @Context HttpHeaders headers, @Context SecurityContext security) {
        Device known = found(mac, security);
        return answer(devices.renew(
                known, Versions.expectedOrCurrent(headers, known::version), Caller.of(security).username()));
    }

    /** One request over an open connection gets secrets. */
    @POST
    @Path("/{mac}/window")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Let one request over HTTP have the secrets of a device",
            description = "For telephones that cannot do HTTPS, on a network that nobody else listens to.")
    @APIResponse(
            responseCode = "200",
            description = "Opened",
            content = @Content(schema = @Schema(implementation = DeviceView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response openWindow(
            @PathParam("mac") String mac, WindowBody body, @Context SecurityContext security) {
        int minutes = body == null || body.minutes() == null ? WINDOW_MINUTES : body.minutes();
        return answer(devices.openWindow(
                found(mac, security), Duration.ofMinutes(minutes), Caller.of(security).username()));
    }

    /** The device reads its files again. */
    @POST
    @Path("/{mac}/resync")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Make a device read its files again, or restart", description = "By a NOTIFY (check-sync).")
    @APIResponse(
            responseCode = "202",
            description = "Told",
            content = @Content(schema = @Schema(implementation = ResyncAnswer.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response resync(@PathParam("mac") String mac, ResyncBody body, @Context SecurityContext security) {
        boolean restart = body != null && Boolean.TRUE.equals(body.restart());
        return Response.accepted(new ResyncAnswer(
                devices.resync(found(mac, security), restart, Caller.of(security).username()))).build();
    }

    private Response answer(Device device) {
        return Versions.answer(view(device), Versions.tag(device.version()));
    }

    private DeviceView view(Device device) {
        return DeviceView.of(device, devices.address(device, host(), true), devices.address(device, host(), false));
    }

    private String host() {
        return uri.getBaseUri().getHost();
    }

    private Device found(String mac, SecurityContext security) {
        return devices.find(Caller.of(security).tenant(), mac)
                .orElseThrow(() -> Problems.notFound("there is no such device"));
    }
}
