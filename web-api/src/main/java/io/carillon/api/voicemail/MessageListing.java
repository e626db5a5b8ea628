package io.carillon.api.voicemail;

import java.util.List;

/**
 * What lies in a mailbox.
 *
 * @param items newest first; what was deleted is among it until the purge
 */
public record MessageListing(List<MessageView> items) {}
