package io.carillon.api.voicemail;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The PIN of a mailbox.
 *
 * @param pin 4 to 10 digits, neither all the same nor in a row nor the number of the mailbox
 */
@Schema(name = "VoicemailPin")
public record PinBody(@NotNull String pin) {}
