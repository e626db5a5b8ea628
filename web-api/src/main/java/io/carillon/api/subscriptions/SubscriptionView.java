package io.carillon.api.subscriptions;

import io.carillon.subscription.Subscription;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One subscription.
 *
 * @param id names it for as long as it lives
 * @param watcher extension whose telephone is told
 * @param target number or list that is watched
 * @param event event package
 * @param address where notifications are sent
 * @param port its port
 * @param transport what carries them
 * @param since when it began
 * @param expiresAt when it ends unless refreshed
 * @param notified how many notifications were sent
 * @param userAgent what the telephone calls itself
 */
@Schema(name = "Subscription")
public record SubscriptionView(
        String id,
        String watcher,
        String target,
        @Schema(examples = "dialog") String event,
        String address,
        int port,
        String transport,
        Instant since,
        Instant expiresAt,
        long notified,
        String userAgent) {

    static SubscriptionView of(Subscription one) {
        return new SubscriptionView(one.id(), one.by().user(), one.target(), one.event(), one.dialog().hop().host(),
                one.dialog().hop().port(), one.dialog().hop().transport().name().toLowerCase(Locale.ROOT),
                one.since(), one.expiresAt(), one.cseq(), one.userAgent());
    }

    /** Key of its place in the list. */
    static String key(Subscription one) {
        return one.by().user() + " " + one.target() + " " + one.id();
    }
}
