package io.carillon.trunk.store;

import io.carillon.mailbox.Mailbox;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.ZoneId;
import java.util.stream.Collectors;

/** What a mailbox is like; the name is the number of its extension. */
@Entity
@Table(name = "mailbox")
class MailboxRow extends NamedRow<Mailbox> {
    private boolean enabled;
    private String reasons;
    private String language;
    private String zone;

    @Column(name = "operator_number")
    private String operator;

    private boolean review;
    private boolean trusted;

    @Column(name = "most_messages")
    private int messages;

    @Column(name = "most_seconds")
    private int seconds;

    @Column(name = "least_seconds")
    private int leastSeconds;

    @Column(name = "longest_seconds")
    private int longestSeconds;

    @Column(name = "retention_days")
    private int retentionDays;

    private String email;
    private boolean attach;
    private boolean transcribe;

    @Override
    void take(Mailbox mailbox) {
        enabled = mailbox.enabled();
        reasons = joined(mailbox.reasons().stream().sorted().map(Enum::name).toList());
        language = mailbox.language();
        zone = mailbox.zone().getId();
        operator = mailbox.operator();
        review = mailbox.review();
        trusted = mailbox.trusted();
        messages = mailbox.limits().messages();
        seconds = mailbox.limits().seconds();
        leastSeconds = mailbox.limits().leastSeconds();
        longestSeconds = mailbox.limits().longestSeconds();
        retentionDays = mailbox.limits().retentionDays();
        email = mailbox.mail().address();
        attach = mailbox.mail().attach();
        transcribe = mailbox.mail().transcribe();
    }

    @Override
    Mailbox settings() {
        return new Mailbox(enabled, split(reasons).stream().map(Mailbox.Reason::valueOf).collect(Collectors.toSet()),
                language, ZoneId.of(zone), operator, review, trusted,
                new Mailbox.Limits(messages, seconds, leastSeconds, longestSeconds, retentionDays),
                new Mailbox.Mail(email, attach, transcribe));
    }
}
