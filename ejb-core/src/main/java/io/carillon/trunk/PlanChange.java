package io.carillon.trunk;

import io.carillon.contract.Tenant;
import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * One change of a trunk, a route, a group, a menu or the like.
 *
 * @param id later ones are larger, not without gaps
 * @param tenant owner
 * @param kind what people call such a thing, for instance {@code trunk}
 * @param name of the thing
 * @param who made the change
 * @param at when
 * @param was settings before, null when it is new; secrets are locked
 * @param becomes settings after, null when it is gone; secrets are locked
 */
public record PlanChange(
        long id, Tenant tenant, String kind, String name, String who, Instant at, JsonObject was, JsonObject becomes) {}
