package io.carillon.api.hours;

import io.carillon.hours.OpeningHours;
import io.carillon.hours.TimeCondition;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is in force at a moment.
 *
 * @param at the moment
 * @param open whether it is open
 * @param because why, in words
 * @param destination the number that has calls then; empty when they are refused
 * @param until when that changes by itself; absent when it does not within a year
 */
@Schema(name = "InForce")
public record InForceView(Instant at, boolean open, String because, String destination, Instant until) {
    static InForceView of(TimeCondition condition, Instant at) {
        OpeningHours.Now now = condition.at(at);
        String destination = now.open() ? condition.open() : condition.closed();
        return new InForceView(at, now.open(), now.why(), destination, condition.nextChange(at));
    }
}
