package io.carillon.directory;

import io.carillon.contract.Tenant;
import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * One change of something that people set up, with all that is needed to put it back.
 *
 * @param id later ones are larger, not without gaps
 * @param tenant owner
 * @param kind what people call such a thing, for instance {@code trunk}
 * @param name of the thing
 * @param who made the change
 * @param at when
 * @param was settings before, null when it is new; secrets are locked or not among them
 * @param becomes settings after, null when it is gone; secrets are locked or not among them
 */
public record Change(
        long id, Tenant tenant, String kind, String name, String who, Instant at, JsonObject was, JsonObject becomes) {
    /**
     * What it is a change of.
     *
     * @param kind what people call such a thing
     * @param name of the thing
     */
    public record Subject(Tenant tenant, String kind, String name) {
        /** For people. */
        @Override
        public String toString() {
            return kind + " " + name;
        }
    }

    /** What it is a change of. */
    public Subject subject() {
        return new Subject(tenant, kind, name);
    }
}
