package io.carillon.voicemail;

import io.carillon.contract.Aor;
import io.carillon.contract.Ids;
import io.carillon.contract.RecordedAudio;
import io.carillon.contract.StoredAudio;
import io.carillon.contract.SwitchConnection;
import io.carillon.contract.Tenant;
import io.carillon.directory.AuditTrail;
import io.carillon.directory.Conflict;
import io.carillon.directory.Invalid;
import io.carillon.directory.NotFound;
import io.carillon.directory.SwitchLink;
import io.carillon.trunk.OutsidePlan;
import io.carillon.voicemail.store.GreetingStore;
import io.carillon.voicemail.store.MessageStore;
import io.carillon.voicemail.store.PinStore;
import io.carillon.voicemail.store.TranscriptStore;
import io.carillon.waveform.Waveform;
import io.carillon.waveform.Waveforms;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mailboxes for whoever may look into them from outside of a call. Each hearing is noted in the audit before it happens. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class VoicemailDesk {
    /** Deleted messages can be had back for so long. */
    private static final Duration GRACE = Duration.ofDays(1);

    @Inject
    private MessageStore messages;

    @Inject
    private TranscriptStore transcripts;

    @Inject
    private GreetingStore greetings;

    @Inject
    private PinStore pins;

    @Inject
    private VoicemailCounts counts;

    @Inject
    private MailboxKeeper keeper;

    @Inject
    private OutsidePlan plan;

    @Inject
    private SwitchLink link;

    @Inject
    private Waveforms waveforms;

    @EJB
    private AuditTrail audit;

    /** For the server. */
    public VoicemailDesk() {}

    /** What else it touches. */
    record Doors(VoicemailCounts counts, SwitchLink link, Waveforms waveforms, AuditTrail audit) {}

    /** On a store of the caller's choice. */
    VoicemailDesk(MessageStore messages, Doors doors) {
        this.messages = messages;
        this.counts = doors.counts();
        this.link = doors.link();
        this.waveforms = doors.waveforms();
        this.audit = doors.audit();
    }

    /** All that lies in a mailbox, newest first; what is deleted is among it. */
    public List<Message> list(Tenant tenant, String mailbox) {
        return messages.all(tenant, mailbox);
    }

    /** What was said in the messages of a mailbox, as far as it is or becomes text: by {@link Message#audio}. */
    public Map<String, Transcript> transcripts(Tenant tenant, String mailbox) {
        return transcripts.of(tenant, mailbox);
    }

    /** What was said in a message; empty when nobody wants that as text. */
    public Optional<Transcript> transcript(Message message) {
        return transcripts.find(message.audio());
    }

    /** @throws NotFound there is no such message in this mailbox */
    public Message find(Tenant tenant, String mailbox, String id) {
        return messages.find(tenant, mailbox, id).orElseThrow(() -> new NotFound("there is no message " + id));
    }

    /**
     * Opens the audio of a message.
     *
     * @param who login name, for the audit
     * @throws NotFound there is no such message in this mailbox
     * @throws AudioMissing it cannot be had now
     */
    public RecordedAudio hear(Tenant tenant, String mailbox, String id, String who) throws AudioMissing {
        Message message = find(tenant, mailbox, id);
        audit.note(tenant, who, "voicemail.heard", mailbox + "/" + id);
        return open(message.audio());
    }

    private RecordedAudio open(String audio) throws AudioMissing {
        return ask(connection -> connection.recordings().open(audio))
                .orElseThrow(() -> new AudioMissing("the audio is not in the storage, or its key is not here"));
    }

    /**
     * What a message looks like; to look is as good as to listen, and is noted.
     *
     * @param who login name, for the audit
     * @throws NotFound there is no such message in this mailbox
     * @throws AudioMissing it cannot be had now
     */
    public Waveform look(Tenant tenant, String mailbox, String id, String who) throws AudioMissing {
        Message message = find(tenant, mailbox, id);
        audit.note(tenant, who, "voicemail.looked-at", mailbox + "/" + id);
        try {
            Waveform found = waveforms.of(message.audio(), () -> open(message.audio()))
                    .orElseThrow(() -> new AudioMissing("other recordings are being looked at"));
            if (messages.find(tenant, mailbox, id).isEmpty()) {
                waveforms.forget(message.audio());
            }
            return found;
        } catch (IOException failed) {
            throw new AudioMissing(failed.getMessage());
        }
    }

    /** Changes what became of a message; the lamp follows. */
    public Message mark(Message message, Message.Mark mark) {
        keeper.mark(message, mark);
        return find(message.tenant(), message.mailbox(), message.id());
    }

    /**
     * Sends a message on, as its owner can by telephone. The order of things: the audit is told; then the copies, their events
     * and e-mails, and that the message is put away where it does not stay, are one commit; lamps follow. Whoever asks again
     * because he lost the answer finds the message put away, and nothing is sent twice.
     *
     * @return into how many mailboxes
     * @throws Invalid nobody has a mailbox by that number, or it is the one the message lies in
     * @throws Conflict all of them are full, or what is to be put away is so already
     */
    public int forward(Message message, Mailboxes.Sending order) {
        List<String> boxes = plan.current().of(message.tenant()).inside().mailboxesOf(order.to());
        if (boxes.isEmpty()) {
            throw new Invalid(Map.of("to", List.of("there is no mailbox of this number")));
        }
        if (boxes.equals(List.of(message.mailbox()))) {
            throw new Invalid(Map.of("to", List.of("must not lead back to itself")));
        }
        if (!order.keep() && isPutAway(message)) {
            throw new Conflict("the message is put away already; have it back first");
        }
        int sent = keeper.send(message, order);
        if (sent == 0) {
            throw new Conflict(!order.keep() && isPutAway(message)
                    ? "somebody else has put the message away" : "the mailbox is full");
        }
        return sent;
    }

    private boolean isPutAway(Message message) {
        return find(message.tenant(), message.mailbox(), message.id()).mark().deletedAt() != null;
    }

    /**
     * Destroys a message for good, and its audio when no other message has it.
     *
     * @throws AudioMissing the storage cannot be reached now: both stay, and the purge comes again
     */
    public void destroy(Message message, String who) throws AudioMissing {
        audit.note(message.tenant(), who, "voicemail.destroyed", message.mailbox() + "/" + message.id());
        if (messages.isOnly(message)) {
            ask(connection -> connection.recordings().delete(message.audio()));
            waveforms.forget(message.audio());
        }
        messages.destroy(message);
        counts.refresh(new Aor(message.tenant(), message.mailbox()));
    }

    /** Messages whose time is over, and those that were deleted long enough ago. */
    public List<Message> due(Instant now, int most) {
        return messages.due(now, now.minus(GRACE), most);
    }

    /** Greetings of a mailbox. */
    public Map<Greeting, StoredGreeting> greetings(Tenant tenant, String mailbox) {
        return greetings.of(tenant, mailbox);
    }

    /** @throws NotFound there is no such greeting */
    public RecordedAudio hearGreeting(Tenant tenant, String mailbox, Greeting kind) throws AudioMissing {
        StoredGreeting greeting = greetings.of(tenant, mailbox).get(kind);
        if (greeting == null) {
            throw new NotFound("there is no such greeting");
        }
        return open(greeting.audio());
    }

    /**
     * Stores a greeting.
     *
     * @param wav a WAV file
     * @return what is wrong with it, empty when nothing is
     * @throws AudioMissing the storage cannot be reached now
     */
    public String greet(Aor mailbox, Greeting kind, byte[] wav, String who) throws AudioMissing {
        String id = "g" + Ids.newCall().value().substring(1);
        StoredAudio stored = ask(connection -> connection.recordings().store(id, wav));
        if (stored.isStored()) {
            audit.note(mailbox.tenant(), who, "voicemail.greeting-changed", mailbox.user() + "/" + kind);
            keeper.greet(mailbox.tenant(), mailbox.user(), kind,
                    new StoredGreeting(id, stored.millis(), Instant.now()));
        }
        return stored.objection();
    }

    /** Takes a greeting away; nothing happens when there is none. */
    public void forgetGreeting(Aor mailbox, Greeting kind, String who) {
        audit.note(mailbox.tenant(), who, "voicemail.greeting-removed", mailbox.user() + "/" + kind);
        keeper.forgetGreeting(mailbox.tenant(), mailbox.user(), kind);
    }

    /** Sets the PIN of a mailbox; one that was locked is open again. */
    public void choosePin(Aor mailbox, String pin, String who) {
        keeper.choosePin(mailbox.tenant(), mailbox.user(), pin, who);
    }

    /** Takes the PIN of a mailbox away. */
    public void forgetPin(Aor mailbox, String who) {
        audit.note(mailbox.tenant(), who, "voicemail.pin-removed", mailbox.user());
        pins.remove(mailbox.tenant(), mailbox.user());
    }

    /** A question to the storage. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(SwitchConnection connection) throws IOException;
    }

    private <T> T ask(Question<T> question) throws AudioMissing {
        SwitchLink.Answer<T> answer = link.ask(connection -> {
            try {
                return question.ask(connection);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        return answer.value().orElseThrow(() -> new AudioMissing(answer.trouble()));
    }
}
