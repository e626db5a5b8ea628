package io.carillon.voicemail;

import io.carillon.contract.Aor;
import io.carillon.presence.MailboxCounts.Counts;
import io.carillon.trunk.OutsidePlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Mailboxes as they are now, from memory: for who looks at many of them. */
@ApplicationScoped
public class MailboxesNow {
    @Inject
    private OutsidePlan plan;

    @Inject
    private VoicemailCounts counts;

    /** For the server. */
    public MailboxesNow() {}

    /**
     * One of them.
     *
     * @param enabled whether calls go to it
     * @param counts what lies in it and is not deleted
     */
    public record Now(boolean enabled, Counts counts) {}

    /** The mailbox of an extension; one that nobody has set is switched off. */
    public Now of(Aor mailbox) {
        boolean enabled = plan.current().of(mailbox.tenant()).inside().mailbox(mailbox.user()).enabled();
        return new Now(enabled, counts.of(mailbox));
    }
}
