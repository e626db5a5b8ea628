package io.carillon.voicemail;

import static io.carillon.voicemail.VoicemailLog.LOG;

import io.carillon.contract.Aor;
import io.carillon.contract.RecordedAudio;
import io.carillon.directory.DirectoryChanged;
import io.carillon.directory.SwitchLink;
import io.carillon.event.LedgerDoor;
import io.carillon.mail.Letter;
import io.carillon.mail.MailDoor;
import io.carillon.mailbox.Mailbox;
import io.carillon.store.Columns;
import io.carillon.store.Loop;
import io.carillon.trunk.OutsidePlan;
import io.carillon.voicemail.store.MailStore;
import io.carillon.voicemail.store.MessageStore;
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
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Tells of messages: events to the broker, e-mails to the mail server. Both wait in the database until they are taken, so
 * neither can lose anything nor hold up a call.
 */
@Startup
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class VoicemailWatch {
    private static final int MOST_PER_ROUND = 100;
    private static final long PAUSE_MILLIS = 500;
    private static final long STOP_MILLIS = 3_000;
    /** Longer than a mail server may keep us waiting. */
    private static final long POST_STOP_MILLIS = 12_000;
    private static final int ROUNDS_OF_PATIENCE = 40;
    /** No mail server takes more. */
    private static final long MOST_BYTES = 20_000_000;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private MessageStore store;

    @Inject
    private MailStore mails;

    @Inject
    private TranscriptStore transcripts;

    @Inject
    private VoicemailCounts counts;

    @Inject
    private OutsidePlan plan;

    @Inject
    private MailboxKeeper mailboxes;

    @Inject
    private SwitchLink link;

    @Inject
    private LedgerDoor ledger;

    private MailDoor mail;
    private VoicemailPost post;
    private Loop loop;
    private Loop postLoop;
    private int troubled;

    @PostConstruct
    void start() {
        mail = new MailDoor("carillon.voicemail.mail-session");
        post = new VoicemailPost(mails, this::send, Instant::now);
        counts.load();
        loop = Loop.start(threads, "carillon-voicemail", this::round);
        postLoop = Loop.start(threads, "carillon-voicemail-post", this::postRound);
    }

    private static void pause() throws InterruptedException {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private void round() throws InterruptedException {
        pause();
        try {
            for (MessageStore.Untold untold : store.untold(MOST_PER_ROUND)) {
                ledger.voicemailReceived(Postings.event(untold.message()), untold.payload());
                store.told(untold.message().id());
            }
            troubled = 0;
        } catch (LedgerDoor.Away | RuntimeException away) {
            if (++troubled == ROUNDS_OF_PATIENCE) {
                LOG.waits(Columns.firstLine(away));
            }
        }
    }

    private void postRound() throws InterruptedException {
        pause();
        try {
            post.round();
        } catch (RuntimeException databaseAway) {
            LOG.debugf(databaseAway, "e-mails wait");
        }
    }

    private String send(MailDesk.Due due) {
        Message message = due.message();
        Mailbox mailbox = plan.current().of(message.tenant()).inside().mailbox(message.mailbox());
        LetterText text = new LetterText(message, mailbox.language(), mailbox.zone());
        Letter.Enclosure enclosure = null;
        if (due.mail().attach()) {
            SwitchLink.Answer<Optional<byte[]>> audio = link.ask(connection -> {
                try {
                    return wav(connection.recordings().open(message.audio()));
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
            if (audio.value().isEmpty()) {
                return audio.trouble();
            }
            enclosure = audio.value().get()
                    .map(bytes -> new Letter.Enclosure(message.id() + ".wav", "audio/wav", bytes))
                    .orElse(null);
        }
        String said = transcripts.find(message.audio()).map(Transcript::text).orElse("");
        return mail.send(new Letter(due.mail().address(), text.subject(), text.body(said), false, enclosure));
    }

    /** Empty when there is no audio any more, or too much of it: the e-mail goes without. */
    private static Optional<byte[]> wav(Optional<RecordedAudio> found) throws IOException {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (RecordedAudio audio = found.get()) {
            if (audio.size() > MOST_BYTES) {
                return Optional.empty();
            }
            byte[] all = new byte[(int) audio.size()];
            for (int at = 0; at < all.length;) {
                int read = audio.read(at, all, at, all.length - at);
                if (read <= 0) {
                    throw new IOException("the recording ends at byte " + at);
                }
                at += read;
            }
            return Optional.of(all);
        }
    }

    /** What was said to a deleted extension is not for the next one with its number. */
    public void extensionsChanged(@Observes DirectoryChanged changed) {
        for (Aor mailbox : store.known()) {
            if (changed.snapshot().find(mailbox.tenant(), mailbox.user()).isEmpty()) {
                store.deleteAll(mailbox, Instant.now());
                mailboxes.forget(mailbox);
                counts.refresh(mailbox);
            }
        }
    }

    @PreDestroy
    void stop() {
        loop.stop(STOP_MILLIS);
        postLoop.stop(POST_STOP_MILLIS);
    }
}
