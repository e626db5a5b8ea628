package io.carillon.api.voicemail;

import io.carillon.voicemail.Folder;
import io.carillon.voicemail.Message;
import io.carillon.voicemail.Transcript;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody said to a mailbox.
 *
 * @param id its name
 * @param callId the call it was said in
 * @param from number of the caller; anonymous when it was not to be known
 * @param fromName name of the caller, empty when nobody knows
 * @param sentBy number of the extension that sent it on, empty when nobody did
 * @param note what whoever sent it on has written to it; absent for nothing
 * @param receivedAt when
 * @param seconds how long it is
 * @param folder where it lies
 * @param heardAt when it was first heard, absent when it was not
 * @param deletedAt when it was deleted, absent when it was not
 * @param keepUntil when it is destroyed, absent for never
 * @param transcript what was said as text; absent when the mailbox does not want that
 */
@Schema(name = "VoicemailMessage")
public record MessageView(
        String id,
        String callId,
        String from,
        String fromName,
        String sentBy,
        String note,
        Instant receivedAt,
        long seconds,
        Folder folder,
        Instant heardAt,
        Instant deletedAt,
        Instant keepUntil,
        TranscriptView transcript) {

    static MessageView of(Message message, Transcript transcript) {
        return new MessageView(message.id(), message.call().value(), message.from().number(), message.from().name(),
                message.from().sentBy(), message.from().note().isEmpty() ? null : message.from().note(),
                message.receivedAt(), message.seconds(), message.mark().folder(), message.mark().heardAt(),
                message.mark().deletedAt(), message.mark().keepUntil(),
                transcript == null ? null : TranscriptView.of(transcript));
    }
}
