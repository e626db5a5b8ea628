package io.carillon.api.calls;

import io.carillon.api.auth.OwnExtension;
import io.carillon.api.http.Caller;
import io.carillon.api.http.FindQuery;
import io.carillon.api.http.Paging;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.contract.CallId;
import io.carillon.contract.MixRole;
import io.carillon.directory.AuditTrail;
import io.carillon.engine.Asker;
import io.carillon.engine.CallDesk;
import io.carillon.engine.CallSummary;
import io.carillon.logbook.CallLog;
import io.carillon.trace.TraceDesk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Live calls, seen and controlled. */
@Path("/calls")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calls", description = "Live calls")
public class CallsResource {
    private static final String CAPTURE = "application/vnd.tcpdump.pcap";
    private static final String ID_FORM = "[A-Za-z0-9-]{1,40}";

    @Inject
    CallDesk desk;

    @Inject
    TraceDesk traces;

    @Inject
    CallLog logs;

    @Inject
    AuditTrail audit;

    @Inject
    OwnExtension own;

    /** The calls of the tenant, for role user those of the own extension; read from memory. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(summary = "List live calls", description = "Oldest first, found by numbers, name and trunk. Role user sees those of the own extension.")
    public CallPage list(@BeanParam FindQuery page, @Context SecurityContext security) {
        int wanted = page.limit();
        String find = page.find();
        // Call ids begin with the time: their order is the order of the calls.
        List<CallSummary> found = desk.calls(asker(security)).stream()
                .filter(call -> page.after() == null || call.id().value().compareTo(page.after()) > 0)
                .filter(call -> find == null || call.has(find))
                .sorted(Comparator.comparing(call -> call.id().value()))
                .limit(wanted)
                .toList();
        return new CallPage(
                found.stream().map(CallView::of).toList(),
                Paging.next(found, wanted, call -> call.id().value()));
    }

    /** One live call. */
    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(
            summary = "Read a live call",
            description = "A call that is over is found in /api/cdrs under the same id.")
    @APIResponse(responseCode = "200", description = "Found")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public CallView read(@PathParam("id") String id, @Context SecurityContext security) {
        return desk.call(asker(security), callId(id))
                .map(CallView::of)
                .orElseThrow(CallsResource::missing);
    }

    /** Rings {@code from}; when it answers, dials {@code to}. */
    @POST
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(
            summary = "Place a call",
            description = "Rings the telephones of 'from'; the one that answers is connected to 'to'. Repeated with"
                    + " the same Idempotency-Key it answers with the call that was placed the first time. Role user"
                    + " places calls from the own extension only. With 'detect' it is found out who answers 'to': a"
                    + " person, a machine or a fax; 'answeredBy' of the call and the event call.answerer tell, and"
                    + " call.beeped when a machine is ready to record.")
    @APIResponse(
            responseCode = "202",
            description = "The call is being placed",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = CallReference.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response originate(OriginateBody body, @Context SecurityContext security) {
        CallId call = place(body, security);
        return Response.accepted(new CallReference(call.value()))
                .location(URI.create("calls/" + call.value()))
                .build();
    }

    private CallId place(OriginateBody body, SecurityContext security) {
        Asker asker = asker(security);
        String from = body.from() != null ? body.from() : own.of(security).orElse(null);
        if (from == null) {
            throw Problems.invalidField("from", "must not be missing: no extension belongs to your account");
        }
        return desk.originate(asker, from, body.to(), Boolean.TRUE.equals(body.detect()));
    }

    /** Role user reaches the calls of the own extension, and acts on its behalf only. */
    private Asker asker(SecurityContext security) {
        Caller caller = Caller.of(security);
        String limit = own.limit(security, Roles.ADMIN, Roles.SUPERVISOR).orElse(null);
        return new Asker(caller.tenant(), caller.username(), limit);
    }

    /** Ends the call on all sides. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(summary = "End a call")
    @APIResponse(responseCode = "202", description = "The call is being ended")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response hangUp(@PathParam("id") String id, @Context SecurityContext security) {
        desk.hangUp(asker(security), callId(id));
        return Response.accepted().build();
    }

    /** Puts the other side of {@code party} on hold. */
    @POST
    @Path("/{id}/hold")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(summary = "Hold", description = "Puts the other side on hold on behalf of 'party'.")
    @APIResponse(responseCode = "202", description = "The other side is being put on hold")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response hold(@PathParam("id") String id, PartyBody body, @Context SecurityContext security) {
        return asked(id, body, security, desk::hold);
    }

    /** Takes the other side of {@code party} back. */
    @POST
    @Path("/{id}/resume")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(summary = "Resume", description = "Takes the other side back on behalf of 'party'.")
    @APIResponse(responseCode = "202", description = "The other side is being taken back")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response resume(@PathParam("id") String id, PartyBody body, @Context SecurityContext security) {
        return asked(id, body, security, desk::resume);
    }

    private Response asked(String id, PartyBody body, SecurityContext security, OnBehalf wish) {
        wish.of(asker(security), callId(id), body.party());
        return Response.accepted().build();
    }

    /** {@code party} leaves, its other side is connected to {@code target}. */
    @POST
    @Path("/{id}/transfer")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(summary = "Transfer blindly", description = "'party' leaves; its other side is connected to 'target'.")
    @APIResponse(responseCode = "202", description = "The call is being transferred")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response transfer(@PathParam("id") String id, TransferBody body, @Context SecurityContext security) {
        desk.transfer(asker(security), callId(id), body.party(), body.target());
        return Response.accepted().build();
    }

    /** A third is called for {@code party}. */
    @POST
    @Path("/{id}/participants")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(
            summary = "Call a third into a conversation",
            description = "'number' is dialled on behalf of 'party'; they talk on meanwhile, and whoever answers talks with"
                    + " all. When nobody answers nothing changes.")
    @APIResponse(responseCode = "202", description = "The number is being called")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response invite(@PathParam("id") String id, ParticipantBody body, @Context SecurityContext security) {
        desk.invite(asker(security), callId(id), body.party(), body.number());
        return Response.accepted().build();
    }

    /** {@code party}, who came into the conversation, does something else there. */
    @POST
    @Path("/{id}/supervision")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(
            summary = "Listen, whisper or talk",
            description = "What 'party' does that came into the conversation.")
    @APIResponse(responseCode = "202", description = "It is being done")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response supervise(@PathParam("id") String id, SupervisionBody body, @Context SecurityContext security) {
        desk.supervise(asker(security), callId(id), body.party(), MixRole.valueOf(body.role()), body.to());
        Caller caller = Caller.of(security);
        audit.note(caller.tenant(), caller.username(), "call.supervised", id + " " + body.party() + " " + body.role());
        return Response.accepted().build();
    }

    /** Its SIP messages, as far as they were recorded. */
    @GET
    @Path("/{id}/trace")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Read the SIP messages of a call",
            description = "Of a live call, or of one that is over while it is remembered. Recording is switched on by"
                    + " PUT /trace. Credentials and media keys are blotted out.")
    @APIResponse(responseCode = "200", description = "Found")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public LadderView trace(@PathParam("id") String id, @Context SecurityContext security) {
        return traces.ladder(asker(security), callId(id)).map(LadderView::of).orElseThrow(CallsResource::notTraced);
    }

    /** The same for network tools. */
    @GET
    @Path("/{id}/trace.pcap")
    @Produces(CAPTURE)
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Download the SIP messages of a call as a capture file",
            description = "For Wireshark and tcpdump. Each message is one UDP datagram, whatever carried it.")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(
                    mediaType = CAPTURE,
                    schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response capture(@PathParam("id") String id, @Context SecurityContext security) {
        byte[] file = traces.capture(asker(security), callId(id)).orElseThrow(CallsResource::notTraced);
        return Response.ok(file, CAPTURE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".pcap\"")
                .build();
    }

    /** What the log of the server says of it. */
    @GET
    @Path("/{id}/log")
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    @Operation(
            summary = "Read what the log says of a call",
            description = "Of a live call or of one that is over: the lines of the log of this server that name it, at most 500"
                    + " of the newest 32 MB.")
    @APIResponse(
            responseCode = "200",
            description = "Found; no lines when the log says nothing of it",
            content = @Content(schema = @Schema(implementation = CallLogView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public CallLogView log(@PathParam("id") String id, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        return logs.of(new Asker(caller.tenant(), caller.username(), null), callId(id)).map(CallLogView::of)
                .orElseThrow(() -> Problems.notFound("there is no such call"));
    }

    /** Something that the desk does for one party of a call. */
    @FunctionalInterface
    private interface OnBehalf {
        void of(Asker who, CallId call, String party);
    }

    private static CallId callId(String text) {
        if (!text.matches(ID_FORM)) {
            throw missing();
        }
        return new CallId(text);
    }

    private static RuntimeException notTraced() {
        return Problems.notFound("there is no trace of such a call");
    }

    private static RuntimeException missing() {
        return Problems.notFound("there is no such live call");
    }
}
