package io.carillon.api.cdrs;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is tried again.
 *
 * @param taken dead letters that are being tried again
 */
@Schema(name = "DeadLetterRetry")
public record RetryAnswer(int taken) {}
