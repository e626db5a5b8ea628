package io.carillon.voicemail;

import static io.carillon.voicemail.VoicemailLog.LOG;

import io.carillon.contract.Recorded;
import io.carillon.contract.Tenant;
import io.carillon.dialplan.InsideNumbers;
import io.carillon.directory.Directory;
import io.carillon.recording.RecordingTaker;
import io.carillon.trunk.OutsidePlan;
import io.carillon.voicemail.store.GreetingStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes messages of what was said to mailboxes, once it is decided that it is one. */
@ApplicationScoped
public class VoicemailTaker implements RecordingTaker {
    /** The kind of what is said to a mailbox. */
    public static final String MESSAGE = "voicemail";
    /** The kind of what a mailbox shall say. */
    public static final String GREETING = "voicemail-greeting";
    /** The note with the number of the mailbox, or of the list. */
    public static final String MAILBOX = "mailbox";
    /** The note with what is too short to be a message, in milliseconds. */
    public static final String LEAST = "leastMillis";

    private final Drafts drafts;
    private final GreetingStore greetings;
    private final Postings postings;
    private final OutsidePlan plan;
    private final Directory directory;

    /** For the container. */
    protected VoicemailTaker() {
        this(null, null, null, null, null);
    }

    @Inject
    public VoicemailTaker(
            Drafts drafts, GreetingStore greetings, Postings postings, OutsidePlan plan, Directory directory) {
        this.drafts = drafts;
        this.greetings = greetings;
        this.postings = postings;
        this.plan = plan;
        this.directory = directory;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(MESSAGE, GREETING);
    }

    @Override
    public Taken take(Recorded recorded) throws SQLException {
        if (drafts.isUndecided(recorded.call())) {
            return Taken.LATER;
        }
        if (note(recorded, KIND).equals(GREETING)) {
            return greetings.measured(recorded.id(), recorded.millis()) ? Taken.KEPT : Taken.UNWANTED;
        }
        return Spoken.millis(recorded.why(), recorded.millis()) < least(recorded) ? Taken.UNWANTED : deliver(recorded);
    }

    private Taken deliver(Recorded recorded) throws SQLException {
        Tenant tenant = new Tenant(recorded.notes().getOrDefault("tenant", Tenant.DEFAULT.name()));
        InsideNumbers inside = plan.current().of(tenant).inside();
        String number = note(recorded, MAILBOX);
        List<Message> messages = new ArrayList<>();
        for (String box : inside.mailboxesOf(number)) {
            String id = messages.isEmpty() ? recorded.id() : recorded.id() + "-" + messages.size();
            messages.add(new Message(id, tenant, box, recorded.id(), recorded.call(), from(tenant, recorded),
                    recorded.startedAt(), recorded.millis(), Postings.fresh(recorded.startedAt(), inside.mailbox(box))));
        }
        if (messages.isEmpty()) {
            LOG.noMailbox(recorded.id(), number);
            return Taken.UNWANTED;
        }
        postings.post(messages);
        return Taken.KEPT;
    }

    private Message.From from(Tenant tenant, Recorded recorded) {
        String number = note(recorded, "caller");
        boolean inside = !note(recorded, "direction").equals("INBOUND");
        String name = inside
                ? directory.current().find(tenant, number).map(found -> found.extension().displayName()).orElse("")
                : note(recorded, "callerName");
        return new Message.From(number, name, "");
    }

    private static String note(Recorded recorded, String key) {
        return recorded.notes().getOrDefault(key, "");
    }

    private static long least(Recorded recorded) {
        String text = note(recorded, LEAST);
        return text.matches("[0-9]{1,9}") ? Long.parseLong(text) : 0;
    }
}
