package io.carillon.api.voicemail;

import io.carillon.directory.Extension;
import io.carillon.voicemail.MailboxesNow;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The mailbox of an extension in a list.
 *
 * @param extension its number
 * @param displayName whose it is
 * @param enabled whether calls go to it
 * @param newMessages those for which the lamp burns
 * @param savedMessages those that were heard or saved; what was deleted is not among them
 */
@Schema(name = "MailboxEntry")
public record MailboxEntry(String extension, String displayName, boolean enabled, int newMessages, int savedMessages) {
    static MailboxEntry of(Extension extension, MailboxesNow.Now mailbox) {
        return new MailboxEntry(extension.number(), extension.displayName(), mailbox.enabled(),
                mailbox.counts().fresh(), mailbox.counts().heard());
    }
}
