package io.carillon.api.conferences;

import io.carillon.engine.RoomDesk;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How somebody is heard in a conference; what is absent stays.
 *
 * @param muted whether nobody hears him
 * @param volume how much louder he is for the others, in decibels
 * @param hears how much louder the others are for him, in decibels
 */
@Schema(name = "ConferenceLevels")
public record LevelsBody(Boolean muted, @Min(-20) @Max(20) Integer volume, @Min(-20) @Max(20) Integer hears) {
    RoomDesk.Levels levels() {
        return new RoomDesk.Levels(muted, volume, hears);
    }
}
