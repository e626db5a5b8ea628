package io.carillon.voicemail;

import io.carillon.contract.Aor;
import io.carillon.presence.MailboxCounts;
import io.carillon.presence.WaitingMessages;
import io.carillon.voicemail.store.MessageStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many messages lie in each mailbox, from memory; telephones are told of every change. */
@ApplicationScoped
public class VoicemailCounts implements MailboxCounts {
    @Inject
    private MessageStore store;

    @Inject
    private WaitingMessages lamps;

    private final Map<Aor, Counts> counts = new ConcurrentHashMap<>();

    /** For the server. */
    public VoicemailCounts() {}

    /** On a store of the caller's choice. */
    VoicemailCounts(MessageStore store, WaitingMessages lamps) {
        this.store = store;
        this.lamps = lamps;
    }

    void load() {
        counts.putAll(store.counts());
    }

    @Override
    public Counts of(Aor mailbox) {
        return counts.getOrDefault(mailbox, Counts.NONE);
    }

    /** Something has changed in a mailbox. */
    void refresh(Aor mailbox) {
        Counts now = store.counts(mailbox);
        if (!now.equals(counts.put(mailbox, now))) {
            lamps.changed(mailbox);
        }
    }
}
