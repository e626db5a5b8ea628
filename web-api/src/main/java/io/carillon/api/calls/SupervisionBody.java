package io.carillon.api.calls;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody who came into a conversation does there.
 *
 * @param party who came in: leg id, or number
 * @param role TALKS, LISTENS or WHISPERS
 * @param to who alone hears the whispers: leg id, or number; not needed otherwise
 */
@Schema(name = "Supervision")
public record SupervisionBody(
        @NotNull
                @Pattern(regexp = "[A-Za-z0-9+*#-]{1,48}", message = "must be a leg id or a number")
                @Schema(examples = "1009", description = "Who came in: leg id or number")
                String party,
        @NotNull
                @Pattern(regexp = "TALKS|LISTENS|WHISPERS", message = "must be TALKS, LISTENS or WHISPERS")
                @Schema(examples = "WHISPERS", description = "What it does from now on")
                String role,
        @Pattern(regexp = "[A-Za-z0-9+*#-]{1,48}", message = "must be a leg id or a number")
                @Schema(examples = "1001", description = "Who alone hears the whispers: leg id or number")
                String to) {}
