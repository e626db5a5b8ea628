package io.carillon.api.voicemail;

import static java.util.Objects.requireNonNullElse;

import io.carillon.api.hours.ZoneField;
import io.carillon.mailbox.Mailbox;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a mailbox is like. What is absent is as in a mailbox that nobody has set.
 *
 * @param enabled whether there is one; true when absent
 * @param reasons when calls that nobody took go to it; all when absent
 * @param language in which it speaks: en, de, fr or es
 * @param zone whose clock, as in the time zone database
 * @param operator number of the house that 0 leads to; empty for none
 * @param review whether callers may hear what they said
 * @param trusted whether the telephones of the extension come in without PIN
 * @param messages at most so many
 * @param seconds at most so long in all
 * @param leastSeconds what is shorter is no message
 * @param longestSeconds of one message
 * @param retentionDays after which a message is destroyed; 0 for never
 * @param email who is told by e-mail; empty for nobody
 * @param attach whether the message is in the e-mail
 * @param transcribe whether messages are made text by the service that understands speech
 */
@Schema(name = "Mailbox")
public record MailboxView(
        @Schema(defaultValue = "true") Boolean enabled,
        List<Mailbox.Reason> reasons,
        @Schema(defaultValue = "en") String language,
        @Schema(defaultValue = "UTC", examples = "Europe/Berlin") String zone,
        String operator,
        @Schema(defaultValue = "true") Boolean review,
        @Schema(defaultValue = "false") Boolean trusted,
        @Schema(defaultValue = "100") Integer messages,
        @Schema(defaultValue = "3600") Integer seconds,
        @Schema(defaultValue = "2") Integer leastSeconds,
        @Schema(defaultValue = "180") Integer longestSeconds,
        @Schema(defaultValue = "0") Integer retentionDays,
        String email,
        @Schema(defaultValue = "true") Boolean attach,
        @Schema(defaultValue = "false") Boolean transcribe) {

    /** What is stored of it. */
    public Mailbox settings() {
        Mailbox none = Mailbox.NONE;
        Mailbox.Limits limits = none.limits();
        return new Mailbox(requireNonNullElse(enabled, true), reasons == null ? none.reasons() : Set.copyOf(reasons),
                requireNonNullElse(language, none.language()), ZoneField.zone(requireNonNullElse(zone, "UTC")),
                requireNonNullElse(operator, ""), requireNonNullElse(review, none.review()),
                requireNonNullElse(trusted, none.trusted()),
                new Mailbox.Limits(requireNonNullElse(messages, limits.messages()),
                        requireNonNullElse(seconds, limits.seconds()),
                        requireNonNullElse(leastSeconds, limits.leastSeconds()),
                        requireNonNullElse(longestSeconds, limits.longestSeconds()),
                        requireNonNullElse(retentionDays, limits.retentionDays())),
                new Mailbox.Mail(requireNonNullElse(email, ""), requireNonNullElse(attach, true),
                        requireNonNullElse(transcribe, false)));
    }

    /** What is shown. */
    public static MailboxView of(Mailbox mailbox) {
        String zone = mailbox.zone().getId();
        Mailbox.Limits limits = mailbox.limits();
        return new MailboxView(mailbox.enabled(), mailbox.reasons().stream().sorted().toList(), mailbox.language(),
                zone.equals("Z") ? "UTC" : zone, mailbox.operator(), mailbox.review(), mailbox.trusted(),
                limits.messages(), limits.seconds(), limits.leastSeconds(), limits.longestSeconds(),
                limits.retentionDays(), mailbox.mail().address(), mailbox.mail().attach(),
                mailbox.mail().transcribe());
    }
}
