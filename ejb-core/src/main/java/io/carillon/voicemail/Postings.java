package io.carillon.voicemail;

import io.carillon.contract.Aor;
import io.carillon.event.LedgerDoor;
import io.carillon.event.VoicemailReceived;
import io.carillon.mailbox.Mailbox;
import io.carillon.trunk.OutsidePlan;
import io.carillon.voicemail.store.MessageStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Puts messages into mailboxes: rows, events and e-mails in one transaction, lamps afterwards. */
@ApplicationScoped
public class Postings {
    @Inject
    private MessageStore store;

    @Inject
    private VoicemailCounts counts;

    @Inject
    private OutsidePlan plan;

    @Inject
    private LedgerDoor ledger;

    /** For the server. */
    public Postings() {}

    /** On stores of the caller's choice. */
    Postings(MessageStore store, VoicemailCounts counts, OutsidePlan plan, LedgerDoor ledger) {
        this.store = store;
        this.counts = counts;
        this.plan = plan;
        this.ledger = ledger;
    }

    /** Of a message that has just come. */
    static Message.Mark fresh(Instant receivedAt, Mailbox mailbox) {
        int days = mailbox.limits().retentionDays();
        return new Message.Mark(Folder.NEW, null, null, days == 0 ? null : receivedAt.plus(Duration.ofDays(days)));
    }

    /** @return whether they were new */
    boolean post(List<Message> messages) throws SQLException {
        return post(messages, null);
    }

    /** @param putAway what goes from its mailbox with the same commit, null for nothing. @return whether it all was new */
    boolean post(List<Message> messages, Message putAway) throws SQLException {
        List<MessageStore.Fresh> all = new ArrayList<>();
        String language = language(messages);
        Instant due = language == null ? Instant.now() : Instant.now().plus(VoicemailScribe.MAIL_WAITS);
        for (Message message : messages) {
            Mailbox.Mail mail = mailbox(message).mail();
            all.add(new MessageStore.Fresh(message, ledger.voicemailPayload(event(message)), mail.address().isEmpty()
                    ? null
                    : new PendingMail(message.id(), mail.address(), mail.attach(), 0, due),
                    all.isEmpty() ? language : null));
        }
        boolean fresh = store.insert(all, putAway, Instant.now());
        for (Message message : messages) {
            counts.refresh(new Aor(message.tenant(), message.mailbox()));
        }
        if (putAway != null) {
            counts.refresh(new Aor(putAway.tenant(), putAway.mailbox()));
        }
        return fresh;
    }

    private Mailbox mailbox(Message message) {
        return plan.current().of(message.tenant()).inside().mailbox(message.mailbox());
    }

    /** Of the first mailbox that wants text, null when none does; what is sent on is text already, or never will be. */
    private String language(List<Message> messages) {
        if (!messages.get(0).id().equals(messages.get(0).audio())) {
            return null;
        }
        return messages.stream().map(this::mailbox).filter(mailbox -> mailbox.mail().transcribe()).findFirst()
                .map(Mailbox::language).orElse(null);
    }

    static VoicemailReceived event(Message message) {
        return new VoicemailReceived(message.id(), message.call(), message.tenant(), message.mailbox(),
                message.from().number(), message.from().name(), message.from().sentBy(), message.receivedAt(),
                message.millis());
    }
}
