package io.carillon.api.voicemail;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Some mailboxes in the order of their extensions.
 *
 * @param items as many as fit the page
 * @param next send as {@code after} for the next page; absent on the last one
 */
@Schema(name = "MailboxPage")
public record MailboxPage(List<MailboxEntry> items, String next) {}
