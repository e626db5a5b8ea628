package io.carillon.recording;

import io.carillon.contract.RecordedAudio;
import io.carillon.contract.SwitchConnection;
import io.carillon.contract.Tenant;
import io.carillon.directory.AuditTrail;
import io.carillon.directory.Conflict;
import io.carillon.directory.NotFound;
import io.carillon.directory.SwitchLink;
import io.carillon.recording.store.RecordingStore;
import io.carillon.waveform.Waveform;
import io.carillon.waveform.Waveforms;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Recordings for whoever may see, hear, keep or destroy them. Each hearing and each destruction is noted in the audit
 * before it happens.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RecordingDesk {
    @Inject
    private RecordingStore store;

    @Inject
    private SwitchLink link;

    @Inject
    private Waveforms waveforms;

    @EJB
    private AuditTrail audit;

    /** One page, newest first. */
    public RecordingPage search(RecordingQuery query) {
        return store.search(query);
    }

    /** One of the tenant's. */
    public Optional<RecordingEntry> find(Tenant tenant, String id) {
        return store.find(tenant, id);
    }

    /**
     * Opens the audio.
     *
     * @param who login name, for the audit
     * @throws NotFound there is no such recording for this tenant
     * @throws RecordingMissing it cannot be had now, with the reason
     */
    public RecordedAudio hear(Tenant tenant, String id, String who) throws RecordingMissing {
        known(tenant, id);
        audit.note(tenant, who, "recording.heard", id);
        return open(id);
    }

    private RecordedAudio open(String id) throws RecordingMissing {
        return ask(connection -> connection.recordings().open(id))
                .orElseThrow(() -> new RecordingMissing("the audio is not in the storage, or its key is not here"));
    }

    /**
     * What a recording looks like; to look is as good as to listen, and is noted.
     *
     * @param who login name, for the audit
     * @throws NotFound there is no such recording for this tenant
     * @throws RecordingMissing it cannot be had now, with the reason
     */
    public Waveform look(Tenant tenant, String id, String who) throws RecordingMissing {
        known(tenant, id);
        audit.note(tenant, who, "recording.looked-at", id);
        try {
            Waveform found = waveforms.of(id, () -> open(id))
                    .orElseThrow(() -> new RecordingMissing("other recordings are being looked at"));
            forgetUnlessKnown(tenant, id);
            return found;
        } catch (IOException failed) {
            throw new RecordingMissing(failed.getMessage());
        }
    }

    /** Who destroyed it meanwhile found nothing to forget. */
    private void forgetUnlessKnown(Tenant tenant, String id) {
        if (store.find(tenant, id).isEmpty()) {
            waveforms.forget(id);
            throw missing(id);
        }
    }

    /**
     * Keeps a recording whatever its retention says, or no longer.
     *
     * @throws NotFound there is no such recording for this tenant
     */
    public RecordingEntry hold(Tenant tenant, String id, boolean hold, String who) {
        known(tenant, id);
        audit.note(tenant, who, hold ? "recording.held" : "recording.released", id);
        if (!store.hold(tenant, id, hold)) {
            throw missing(id);
        }
        return known(tenant, id);
    }

    /**
     * Destroys audio and row for good.
     *
     * @throws NotFound there is no such recording for this tenant
     * @throws Conflict it is on hold
     * @throws RecordingMissing the storage cannot be reached now
     */
    public void destroy(Tenant tenant, String id, String who) throws RecordingMissing {
        known(tenant, id);
        if (!store.doom(tenant, id)) {
            throw new Conflict("recording " + id + " is on legal hold");
        }
        audit.note(tenant, who, "recording.destroyed", id);
        ask(connection -> connection.recordings().delete(id));
        store.delete(tenant, id);
        waveforms.forget(id);
    }

    /** Recordings whose time is over, none of them on hold, and those whose destruction was begun. */
    public List<RecordingEntry> due(Instant now, int most) {
        return store.due(now, most);
    }

    private RecordingEntry known(Tenant tenant, String id) {
        return store.find(tenant, id).orElseThrow(() -> missing(id));
    }

    private static NotFound missing(String id) {
        return new NotFound("there is no recording " + id);
    }

    /** A question to the storage. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(SwitchConnection connection) throws IOException;
    }

    private <T> T ask(Question<T> question) throws RecordingMissing {
        SwitchLink.Answer<T> answer = link.ask(connection -> {
            try {
                return question.ask(connection);
            } catch (IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            }
        });
        return answer.value().orElseThrow(() -> new RecordingMissing(answer.trouble()));
    }
}
