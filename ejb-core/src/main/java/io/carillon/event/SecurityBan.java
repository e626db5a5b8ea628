package io.carillon.event;

import io.carillon.contract.SourceBan;
import io.carillon.contract.Tenant;
import java.time.Instant;

/**
 * A source is not listened to any more, or is again.
 *
 * @param tenant whom it is told
 * @param at when it happened
 * @param ban the ban
 * @param lifted whether it was taken back
 */
public record SecurityBan(Tenant tenant, Instant at, SourceBan ban, boolean lifted) implements LiveEvent {
    @Override
    public String type() {
        return "security.ban";
    }

    @Override
    public String subject() {
        return ban.source();
    }
}
