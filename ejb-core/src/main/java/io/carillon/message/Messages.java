package io.carillon.message;

import io.carillon.contract.Aor;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.MessageAsked;
import io.carillon.contract.SipTarget;
import io.carillon.contract.Tenant;
import io.carillon.contract.TextMessage;
import io.carillon.directory.AuditTrail;
import io.carillon.directory.Bindings;
import io.carillon.directory.Conflict;
import io.carillon.directory.DeviceFlows;
import io.carillon.directory.Directory;
import io.carillon.directory.Invalid;
import io.carillon.directory.SwitchLink;
import io.carillon.message.store.MessageStore;
import io.carillon.store.Columns;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Texts between telephones, as the rest of the application sees them. */
@Startup
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Messages {
    private static final String RETENTION_DAYS = "carillon.texts.retention-days";
    private static final int DEFAULT_DAYS = 30;
    private static final int MOST_DAYS = 3_650;
    private static final int UNAVAILABLE = 503;

    @Inject
    private MessageStore store;

    @Inject
    private Directory directory;

    @Inject
    private Bindings bindings;

    @Inject
    private SwitchLink link;

    @EJB
    private AuditTrail audit;

    private TextDesk desk;

    @PostConstruct
    void open() {
        desk = new TextDesk(store, Duration.ofDays(days()), aor -> directory.current().find(aor.tenant(), aor.user()),
                this::telephones, this::post);
        sweep();
    }

    /** @throws IllegalArgumentException the setting is no such number */
    private static int days() {
        String text = System.getProperty(RETENTION_DAYS, "").strip();
        if (text.isEmpty()) {
            return DEFAULT_DAYS;
        }
        if (text.matches("[0-9]{1,4}") && Integer.parseInt(text) <= MOST_DAYS) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException(
                RETENTION_DAYS + " must be a whole number from 0 to " + MOST_DAYS + ", not '" + text + "'");
    }

    /** What was kept long enough goes, also where nobody writes. */
    @Schedule(minute = "23", hour = "*", persistent = false)
    void sweep() {
        try {
            desk.sweep(Instant.now());
        } catch (SQLException e) {
            MessageLog.LOG.notRead("anybody", e.getMessage());
        }
    }

    private List<SipTarget> telephones(Aor aor) {
        return DeviceFlows.targets(bindings.of(aor));
    }

    private void post(TextMessage message) {
        SwitchLink.Answer<Boolean> sent = link.ask(connection -> {
            connection.deliver(message);
            return true;
        });
        if (sent.value().isEmpty()) {
            MessageLog.LOG.notSent(sent.trouble());
            desk.delivered(message.id(), 503, Instant.now());
        }
    }

    /** From now on this one is told, at once and on the thread of whoever did it, of what becomes of texts. */
    public void onChange(Consumer<TextChange> watcher) {
        desk.onChange(watcher);
    }

    /** A device sends a text. @return the SIP status to answer with */
    public int take(MessageAsked asked) {
        return desk.take(asked).status();
    }

    /** What became of a text at one device. */
    public void delivered(String id, int status) {
        desk.delivered(id, status, Instant.now());
    }

    /** A telephone of this extension has registered. */
    public void registered(Aor aor) {
        desk.registered(aor, Instant.now());
    }

    /**
     * One page of texts.
     *
     * @throws io.carillon.cdr.BadCursor the cursor is not one that an earlier page gave
     */
    public TextPage search(TextQuery query) {
        return asking(() -> store.search(query));
    }

    /** One text. */
    public Optional<KeptText> find(Tenant tenant, String id) {
        return asking(() -> store.find(tenant, id));
    }

    /** Notes that somebody reads what others write to one another. @param who login name */
    public void read(KeptText text, String who) {
        audit.note(text.text().to().tenant(), who, "text.read", named(text.text()));
    }

    /**
     * Somebody sends a text without a telephone.
     *
     * @param who login name, for the audit
     * @throws Invalid nobody has that number
     * @throws Conflict who has it cannot get texts now
     */
    public KeptText send(Aor from, String to, String words, String who) {
        if (directory.current().find(from.tenant(), to).isEmpty()) {
            throw new Invalid(Map.of("to", List.of("there is no extension " + to)));
        }
        audit.note(from.tenant(), who, "text.sent", from.user() + " to " + to);
        TextDesk.Taken taken = desk.take(new MessageAsked(from, new DialledNumber(to), Instant.now(), -1,
                "text/plain;charset=UTF-8", words.getBytes(StandardCharsets.UTF_8)));
        if (taken.status() == UNAVAILABLE) {
            throw new IllegalStateException("the text cannot be kept", new SQLTransientException("database away"));
        } else if (taken.text() == null) {
            throw new Conflict("extension " + to + " is switched off, or too many texts wait for it");
        }
        return new KeptText(taken.text(), null);
    }

    /**
     * A text that waits is not delivered any more.
     *
     * @param who login name, for the audit
     * @throws Conflict it does not wait
     */
    public void takeBack(KeptText text, String who) {
        if (text.state(Instant.now()) != TextState.WAITING) {
            throw new Conflict("the text does not wait any more");
        }
        audit.note(text.text().to().tenant(), who, "text.taken-back", named(text.text()));
        if (!asking(() -> desk.takeBack(text.text()))) {
            throw new Conflict("the text does not wait any more");
        }
    }

    private static String named(WaitingText text) {
        return text.from() + " to " + text.to().user() + "/" + text.id();
    }

    /** A question to the database. */
    @FunctionalInterface
    private interface Question<T> {
        T ask() throws SQLException;
    }

    private static <T> T asking(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException failed) {
            throw new IllegalStateException(Columns.firstLine(failed), failed);
        }
    }
}
