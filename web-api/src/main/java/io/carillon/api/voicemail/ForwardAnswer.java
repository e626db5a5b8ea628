package io.carillon.api.voicemail;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What came of sending a message on.
 *
 * @param mailboxes into how many it was put; those that were full are left out
 */
@Schema(name = "VoicemailForwarded")
public record ForwardAnswer(int mailboxes) {}
