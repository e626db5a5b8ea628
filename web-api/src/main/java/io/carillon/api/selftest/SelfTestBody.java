package io.carillon.api.selftest;

import io.carillon.selftest.SelfTestCall;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What to try.
 *
 * @param steps {@code ECHO}, {@code MENU} and {@code VOICEMAIL}, or some of them; the calls are looked up in the records in any case
 */
@Schema(name = "SelfTestOrder")
public record SelfTestBody(@NotEmpty Set<@NotNull SelfTestCall> steps) {}
