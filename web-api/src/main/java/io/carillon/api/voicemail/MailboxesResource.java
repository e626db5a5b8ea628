package io.carillon.api.voicemail;

import io.carillon.api.http.Caller;
import io.carillon.api.http.FindQuery;
import io.carillon.api.http.Paging;
import io.carillon.api.http.Roles;
import io.carillon.contract.Tenant;
import io.carillon.directory.Directory;
import io.carillon.directory.Extension;
import io.carillon.voicemail.MailboxesNow;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which mailboxes there are and how much lies in them, from memory. */
@Path("/voicemail")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "voicemail")
public class MailboxesResource {
    @Inject
    Directory directory;

    @Inject
    MailboxesNow mailboxes;

    /** One page, by extension. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(
            summary = "List mailboxes",
            description = "In the order of their extensions. A mailbox that nobody has set is switched off.")
    @APIResponse(responseCode = "200", description = "Found")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public MailboxPage listMailboxes(@BeanParam FindQuery page, @Context SecurityContext security) {
        int wanted = page.limit();
        Tenant tenant = Caller.of(security).tenant();
        List<Extension> found = page.find() == null
                ? directory.current().page(tenant, page.after(), wanted)
                : directory.current().found(tenant, page.find(), page.after(), wanted);
        List<MailboxEntry> items =
                found.stream().map(one -> MailboxEntry.of(one, mailboxes.of(one.aor()))).toList();
        return new MailboxPage(items, Paging.next(found, wanted, Extension::number));
    }
}
