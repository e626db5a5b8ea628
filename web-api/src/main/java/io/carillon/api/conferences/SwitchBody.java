package io.carillon.api.conferences;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something of a conference room that is so or not.
 *
 * @param on whether it shall be so
 */
@Schema(name = "ConferenceSwitch")
public record SwitchBody(@NotNull Boolean on) {}
