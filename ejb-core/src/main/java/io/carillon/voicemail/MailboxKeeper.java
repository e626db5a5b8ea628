package io.carillon.voicemail;

import static io.carillon.voicemail.VoicemailLog.LOG;

import io.carillon.contract.Aor;
import io.carillon.contract.Ids;
import io.carillon.contract.Tenant;
import io.carillon.dialplan.InsideNumbers;
import io.carillon.directory.Pins;
import io.carillon.directory.SwitchLink;
import io.carillon.directory.store.AuditNotes;
import io.carillon.mailbox.Mailbox;
import io.carillon.trunk.OutsidePlan;
import io.carillon.voicemail.store.GreetingStore;
import io.carillon.voicemail.store.MessageStore;
import io.carillon.voicemail.store.PinStore;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Mailboxes as they are kept in the database, audio in the storage of the adapter. */
@ApplicationScoped
public class MailboxKeeper implements Mailboxes {
    private static final int MOST_WRONG = 5;
    private static final Duration LOCKED = Duration.ofMinutes(15);

    @Inject
    private MessageStore messages;

    @Inject
    private GreetingStore greetings;

    @Inject
    private PinStore pins;

    @Inject
    private VoicemailCounts counts;

    @Inject
    private Postings postings;

    @Inject
    private OutsidePlan plan;

    @Inject
    private SwitchLink link;

    @EJB
    private AuditNotes audit;

    /** For the server. */
    public MailboxKeeper() {}

    /** What else a mailbox touches. */
    record Doors(Postings postings, VoicemailCounts counts, OutsidePlan plan, SwitchLink link, AuditNotes audit) {}

    /** On a database of the caller's choice. */
    MailboxKeeper(DataSource database, Doors doors) {
        messages = new MessageStore(database);
        greetings = new GreetingStore(database);
        pins = new PinStore(database);
        postings = doors.postings();
        counts = doors.counts();
        plan = doors.plan();
        link = doors.link();
        audit = doors.audit();
    }

    private InsideNumbers inside(Tenant tenant) {
        return plan.current().of(tenant).inside();
    }

    @Override
    public Opening opening(Tenant tenant, String number, boolean busy) {
        InsideNumbers inside = inside(tenant);
        List<String> boxes = inside.mailboxesOf(number);
        boolean full = boxes.stream().allMatch(box -> isFull(tenant, box, inside.mailbox(box)));
        Map<Greeting, StoredGreeting> own = greetings.of(tenant, number);
        StoredGreeting said = own.get(Greeting.TEMPORARY);
        if (said == null && busy) {
            said = own.get(Greeting.BUSY);
        }
        if (said == null) {
            said = own.get(Greeting.UNAVAILABLE);
        }
        StoredGreeting name = own.get(Greeting.NAME);
        return new Opening(full, said == null ? "" : said.audio(), name == null ? "" : name.audio());
    }

    private boolean isFull(Tenant tenant, String box, Mailbox settings) {
        MessageStore.Load load = messages.load(tenant, box);
        return load.messages() >= settings.limits().messages()
                || load.millis() / 1000 >= settings.limits().seconds();
    }

    @Override
    public void discard(String recording) {
        SwitchLink.Answer<Boolean> answer = link.ask(connection -> {
            try {
                return connection.recordings().delete(recording);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        if (!answer.value().orElse(false)) {
            LOG.notDiscarded(recording, answer.trouble());
        }
    }

    @Override
    public Entry enter(Tenant tenant, String mailbox, String pin, Instant now) {
        Optional<StoredPin> kept = pins.find(tenant, mailbox);
        if (kept.isEmpty()) {
            return Entry.UNSET;
        }
        if (kept.get().isLocked(now)) {
            return Entry.LOCKED;
        }
        if (Pins.matches(pin, kept.get().hash())) {
            pins.guessed(tenant, mailbox, 0, null);
            return Entry.OPEN;
        }
        int wrong = kept.get().wrong() + 1;
        Instant until = wrong % MOST_WRONG == 0 ? now.plus(LOCKED) : null;
        pins.guessed(tenant, mailbox, wrong, until);
        if (until == null) {
            return Entry.WRONG;
        }
        LOG.locked(mailbox, tenant.name(), until.toString(), wrong);
        audit.write(tenant, mailbox, "voicemail.locked", mailbox);
        return Entry.LOCKED;
    }

    @Override
    public boolean hasPin(Tenant tenant, String mailbox) {
        return pins.find(tenant, mailbox).isPresent();
    }

    @Override
    public void choosePin(Tenant tenant, String mailbox, String pin, String who) {
        audit.write(tenant, who, "voicemail.pin-changed", mailbox);
        pins.put(tenant, mailbox, Pins.hash(pin), Instant.now());
    }

    @Override
    public List<Message> list(Tenant tenant, String mailbox, Folder folder) {
        return messages.list(tenant, mailbox, folder);
    }

    @Override
    public Optional<Message> find(Tenant tenant, String mailbox, String id) {
        return messages.find(tenant, mailbox, id);
    }

    @Override
    public void mark(Message message, Message.Mark mark) {
        messages.mark(message, mark);
        counts.refresh(new Aor(message.tenant(), message.mailbox()));
    }

    @Override
    public int send(Message message, Sending order) {
        InsideNumbers inside = inside(message.tenant());
        Instant now = Instant.now();
        Message.From from = new Message.From(
                message.from().number(), message.from().name(), order.by(), order.note());
        List<Message> copies = new ArrayList<>();
        for (String box : inside.mailboxesOf(order.to())) {
            if (!isFull(message.tenant(), box, inside.mailbox(box))) {
                copies.add(new Message("v" + Ids.newCall().value().substring(1), message.tenant(), box,
                        message.audio(), message.call(), from, message.receivedAt(), message.millis(),
                        Postings.fresh(now, inside.mailbox(box))));
            }
        }
        if (!copies.isEmpty()) {
            audit.write(message.tenant(), order.who(), "voicemail.sent-on",
                    message.mailbox() + "/" + message.id() + " to " + order.to());
        }
        try {
            return copies.isEmpty() || postings.post(copies, order.keep() ? null : message) ? copies.size() : 0;
        } catch (SQLException away) {
            throw new IllegalStateException(away.getMessage(), away);
        }
    }

    @Override
    public void greet(Tenant tenant, String mailbox, Greeting kind, StoredGreeting greeting) {
        StoredGreeting before = greetings.of(tenant, mailbox).get(kind);
        greetings.put(tenant, mailbox, kind, greeting);
        if (before != null) {
            discard(before.audio());
        }
    }

    /** Nothing of it is left to who gets its number. */
    void forget(Aor mailbox) {
        pins.remove(mailbox.tenant(), mailbox.user());
        for (Greeting kind : greetings.of(mailbox.tenant(), mailbox.user()).keySet()) {
            forgetGreeting(mailbox.tenant(), mailbox.user(), kind);
        }
    }

    @Override
    public void forgetGreeting(Tenant tenant, String mailbox, Greeting kind) {
        StoredGreeting before = greetings.of(tenant, mailbox).get(kind);
        greetings.remove(tenant, mailbox, kind);
        if (before != null) {
            discard(before.audio());
        }
    }
}
