package io.carillon.api.subscriptions;

import io.carillon.api.http.Caller;
import io.carillon.api.http.PageQuery;
import io.carillon.api.http.Paging;
import io.carillon.api.http.Parameters;
import io.carillon.api.http.Roles;
import io.carillon.subscription.Subscription;
import io.carillon.subscription.SubscriptionDesk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Subscriptions, read from memory. */
@Path("/subscriptions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "subscriptions", description = "Telephones that watch something")
public class SubscriptionsResource {
    @Inject
    SubscriptionDesk desk;

    /** All of the tenant page by page. */
    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "List subscriptions")
    public SubscriptionPage list(
            @QueryParam("watcher") @Parameter(description = "Only those of this extension") String watcher,
            @QueryParam("target") @Parameter(description = "Only those that watch this") String target,
            @QueryParam("event") @Parameter(description = "Only those of this event package") String event,
            @BeanParam PageQuery page,
            @Context SecurityContext security) {
        int wanted = page.limit();
        Parameters query = new Parameters();
        List<Subscription> found = desk.subscriptions(Caller.of(security).tenant()).stream()
                .filter(one -> matches(query.text(watcher), one.by().user()))
                .filter(one -> matches(query.text(target), one.target()))
                .filter(one -> matches(query.text(event), one.event()))
                .filter(one -> page.after() == null || SubscriptionView.key(one).compareTo(page.after()) > 0)
                .limit(wanted)
                .toList();
        return new SubscriptionPage(
                found.stream().map(SubscriptionView::of).toList(),
                Paging.next(found, wanted, SubscriptionView::key));
    }

    private static boolean matches(String wanted, String value) {
        return wanted == null || wanted.equals(value);
    }
}
