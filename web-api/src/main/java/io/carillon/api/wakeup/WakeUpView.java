package io.carillon.api.wakeup;

import io.carillon.wakeup.WakeUp;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When an extension is called to wake somebody.
 *
 * @param at when
 */
@Schema(name = "WakeUp")
public record WakeUpView(@Schema(description = "Never when absent") Instant at) {
    WakeUp settings() {
        return WakeUp.at(at);
    }

    static WakeUpView of(WakeUp wakeUp) {
        return new WakeUpView(wakeUp.at());
    }
}
