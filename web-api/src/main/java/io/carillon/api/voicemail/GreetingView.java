package io.carillon.api.voicemail;

import io.carillon.voicemail.Greeting;
import io.carillon.voicemail.StoredGreeting;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A greeting there is.
 *
 * @param kind when it is said
 * @param seconds how long it is
 * @param changedAt when it was recorded or stored
 */
@Schema(name = "VoicemailGreeting")
public record GreetingView(Greeting kind, double seconds, Instant changedAt) {
    static GreetingView of(Greeting kind, StoredGreeting greeting) {
        return new GreetingView(kind, greeting.millis() / 1000.0, greeting.changedAt());
    }
}
