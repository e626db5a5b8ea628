package io.carillon.subscription;

import io.carillon.feature.FeatureSwitch;
import java.time.Duration;

/**
 * What subscriptions may be.
 *
 * @param minExpires shortest one in seconds; a shorter wish is answered 423
 * @param defaultExpires seconds when the device leaves it to us
 * @param maxExpires longest one in seconds; a longer wish is shortened
 * @param perAccount most of one account; more are answered 403
 * @param total most of all; more are answered 503
 * @param interval shortest time between two notifications of one subscription
 */
record SubscriptionLimits(
        int minExpires, int defaultExpires, int maxExpires, int perAccount, int total, Duration interval) {
    static SubscriptionLimits of(FeatureSwitch settings) {
        int min = settings.number("carillon.subscription.min-expires", 60, 1, 3600);
        int max = settings.number("carillon.subscription.max-expires", 7200, min, 604_800);
        return new SubscriptionLimits(
                min,
                settings.number("carillon.subscription.default-expires", Math.max(min, Math.min(3600, max)), min, max),
                max,
                settings.number("carillon.subscription.max-per-account", 500, 1, 100_000),
                settings.number("carillon.subscription.max", 20_000, 1, 1_000_000),
                Duration.ofMillis(settings.number("carillon.subscription.min-interval", 100, 0, 150)));
    }

    /** Seconds granted to a wish that is not too short. */
    long granted(long asked) {
        return asked < 0 ? defaultExpires : Math.min(asked, maxExpires);
    }

    /** RFC 6665 section 4.2.1.1: a wish of an hour or more is never too short. */
    boolean isTooShort(long asked) {
        return asked > 0 && asked < minExpires && asked < 3600;
    }
}
