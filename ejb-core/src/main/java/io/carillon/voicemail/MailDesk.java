package io.carillon.voicemail;

import java.time.Instant;
import java.util.List;

/** Where e-mails wait that have to be sent. */
public interface MailDesk {
    /** An e-mail and what it tells of. */
    record Due(Message message, PendingMail mail) {}

    /** Those that are due, the longest due first. */
    List<Due> due(Instant now, int most);

    /** One was sent, or never will be. */
    void done(String message);

    /** One could not be sent and is tried again. */
    void later(String message, Instant at);
}
