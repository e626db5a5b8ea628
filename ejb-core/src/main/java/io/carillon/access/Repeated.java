package io.carillon.access;

import io.carillon.contract.Tenant;
import java.time.Instant;

/**
 * What was answered to a request that its sender may repeat.
 *
 * @param whose who asked
 * @param request what was asked: address and a digest of the body
 * @param status of the answer
 * @param location of what was made, null for none
 * @param tag version of what was made, null for none
 * @param body JSON, null for none
 * @param at when
 */
public record Repeated(Key whose, String request, int status, String location, String tag, String body, Instant at) {
    /**
     * Under which it is kept; keys of different users never meet.
     *
     * @param tenant owner
     * @param user login name
     * @param name as sent
     */
    public record Key(Tenant tenant, String user, String name) {}

    /** Never prints the body. */
    @Override
    public String toString() {
        return "Repeated[" + whose + " " + status + "]";
    }
}
