package io.carillon.voicemail;

import static io.carillon.voicemail.VoicemailLog.LOG;

import io.carillon.directory.SwitchLink;
import io.carillon.event.LedgerDoor;
import io.carillon.event.VoicemailTranscribed;
import io.carillon.store.Loop;
import io.carillon.voicemail.VoicemailScribe.Heard;
import io.carillon.voicemail.store.TranscriptStore;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Has messages made text and tells of it. Both wait in the database: whoever understands speech may be slow or dead, and
 * neither a call nor a message knows.
 */
@Startup
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TranscriptWatch {
    private static final int MOST_PER_ROUND = 100;
    private static final long PAUSE_MILLIS = 500;
    private static final long STOP_MILLIS = 1_000;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private TranscriptStore store;

    @Inject
    private SwitchLink link;

    @Inject
    private LedgerDoor ledger;

    private VoicemailScribe scribe;
    private Loop loop;

    @PostConstruct
    void start() {
        scribe = new VoicemailScribe(store, this::hear, Instant::now);
        loop = Loop.start(threads, "carillon-voicemail-scribe", Thread.MIN_PRIORITY, this::round);
    }

    private void round() throws InterruptedException {
        try {
            if (!scribe.round()) {
                pause();
            }
            tell();
        } catch (LedgerDoor.Away | RuntimeException away) {
            LOG.debugf(away, "transcripts wait");
            pause();
        }
    }

    private static void pause() throws InterruptedException {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private void tell() throws LedgerDoor.Away {
        for (TranscriptStore.Untold untold : store.untold(MOST_PER_ROUND)) {
            for (Message message : untold.messages()) {
                ledger.voicemailTranscribed(new VoicemailTranscribed(Postings.event(message),
                        untold.transcript().language(), untold.transcript().text(), untold.at()));
            }
            store.told(untold.audio());
        }
    }

    private Heard hear(PendingTranscript what) {
        SwitchLink.Answer<Optional<String>> answer = link.ask(connection -> {
            try {
                return connection.recordings().understood(what.audio(), what.language());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        return new Heard(answer.value().orElse(Optional.empty()), answer.trouble());
    }

    @PreDestroy
    void stop() {
        loop.stop(STOP_MILLIS);
    }
}
