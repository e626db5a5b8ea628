package io.carillon.voicemail.store;

import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import io.carillon.presence.MailboxCounts.Counts;
import io.carillon.store.Columns;
import io.carillon.voicemail.Folder;
import io.carillon.voicemail.Message;
import io.carillon.voicemail.PendingMail;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The table of messages. A message, the event that tells of it and its e-mail are committed together. */
@ApplicationScoped
public class MessageStore {
    private static final String CONSTRAINT = "23";
    private static final int MOST = 1_000;

    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    /** For the server. */
    public MessageStore() {}

    /** On a database of the caller's choice. */
    public MessageStore(DataSource database) {
        this.database = database;
    }

    /**
     * A message with what follows from it.
     *
     * @param event what the broker is told
     * @param mail who is sent an e-mail, null for nobody
     * @param language in which its audio is made text, null when it is not, or when another message has asked for it
     */
    public record Fresh(Message message, String event, PendingMail mail, String language) {}

    /** A message whose event the broker does not have yet. */
    public record Untold(Message message, String payload) {}

    /**
     * What lies in a mailbox.
     *
     * @param messages how many
     * @param millis how long in all
     */
    public record Load(int messages, long millis) {}

    /** Commits messages; when one of them is there already, all are. @return whether they were new */
    public boolean insert(List<Fresh> all) throws SQLException {
        return insert(all, null, null);
    }

    /**
     * Commits messages, and with them that another one was put away: a server that is killed meanwhile has done both or
     * neither, and of two who put the same one away the second does neither.
     *
     * @param putAway null for none
     * @return whether they were new and that one was not put away yet
     */
    public boolean insert(List<Fresh> all, Message putAway, Instant at) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (Fresh fresh : all) {
                    insert(connection, fresh);
                }
                if (putAway != null && !putAway(connection, putAway, at)) {
                    connection.rollback();
                    return false;
                }
                connection.commit();
                return true;
            } catch (SQLException failed) {
                connection.rollback();
                if (failed.getSQLState() != null && failed.getSQLState().startsWith(CONSTRAINT)
                        && isThere(connection, all.get(0).message().id())) {
                    return false;
                }
                throw failed;
            } catch (RuntimeException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void insert(Connection connection, Fresh fresh) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement(MessageColumns.INSERT);
                PreparedStatement event = connection.prepareStatement(
                        "insert into voicemail_event (message_id, payload) values (?, ?)")) {
            MessageColumns.fill(row, fresh.message());
            row.executeUpdate();
            event.setString(1, fresh.message().id());
            event.setString(2, fresh.event());
            event.executeUpdate();
        }
        if (fresh.mail() != null) {
            MailStore.insert(connection, fresh.mail());
        }
        if (fresh.language() != null) {
            TranscriptStore.insert(connection, fresh.message().audio(), fresh.language(), fresh.message().receivedAt());
        }
    }

    private static boolean putAway(Connection connection, Message message, Instant at) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update voicemail_message set deleted_at = ?"
                + " where tenant = ? and mailbox = ? and id = ? and deleted_at is null")) {
            Columns.set(update, 1, at);
            update.setString(2, message.tenant().name());
            update.setString(3, message.mailbox());
            update.setString(4, message.id());
            return update.executeUpdate() > 0;
        }
    }

    private static boolean isThere(Connection connection, String id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select id from voicemail_message where id = ?")) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private Rows rows() {
        return new Rows(database);
    }

    /** Events that wait, oldest first. */
    public List<Untold> untold(int most) {
        return rows().select("select m.*, e.payload from voicemail_event e join voicemail_message m on m.id = e.message_id"
                + " order by m.received_at, m.id limit " + most,
                row -> new Untold(MessageColumns.read(row), row.getString("payload")));
    }

    /** The broker has the event of a message. */
    public void told(String id) {
        rows().change("delete from voicemail_event where message_id = ?", id);
    }

    /** What lies in a folder and is not deleted, oldest first. */
    public List<Message> list(Tenant tenant, String mailbox, Folder folder) {
        return select("where tenant = ? and mailbox = ? and folder = ? and deleted_at is null"
                + " order by received_at, id limit " + MOST, tenant.name(), mailbox, folder.name());
    }

    /** All that lies in a mailbox, newest first; what is deleted is among it. */
    public List<Message> all(Tenant tenant, String mailbox) {
        return select("where tenant = ? and mailbox = ? order by received_at desc, id desc limit " + MOST,
                tenant.name(), mailbox);
    }

    /** One message of a mailbox. */
    public Optional<Message> find(Tenant tenant, String mailbox, String id) {
        return select("where tenant = ? and mailbox = ? and id = ?", tenant.name(), mailbox, id).stream().findFirst();
    }

    /** How much lies in a mailbox that is not deleted. */
    public Load load(Tenant tenant, String mailbox) {
        return select("where tenant = ? and mailbox = ? and deleted_at is null", tenant.name(), mailbox).stream()
                .reduce(new Load(0, 0), (load, one) -> new Load(load.messages() + 1, load.millis() + one.millis()),
                        (a, b) -> new Load(a.messages() + b.messages(), a.millis() + b.millis()));
    }

    /** Changes what became of a message; false when there is none. */
    public boolean mark(Message message, Message.Mark mark) {
        return rows().change("update voicemail_message set folder = ?, heard_at = ?, deleted_at = ?, keep_until = ?"
                        + " where tenant = ? and mailbox = ? and id = ?", mark.folder().name(), mark.heardAt(),
                mark.deletedAt(), mark.keepUntil(), message.tenant().name(), message.mailbox(), message.id()) > 0;
    }

    /** Messages whose time is over, and those that were deleted before a moment. */
    public List<Message> due(Instant now, Instant deletedBefore, int most) {
        return select("where keep_until <= ? or deleted_at <= ? order by received_at, id limit " + most, now,
                deletedBefore);
    }

    /** Whether no other message has its audio. */
    public boolean isOnly(Message message) {
        return select("where audio = ? and id <> ?", message.audio(), message.id()).isEmpty();
    }

    /** The row is gone, with what waited to be told of it, and the text with the last row of its audio. */
    public void destroy(Message message) {
        rows().change("delete from voicemail_message where tenant = ? and id = ?", message.tenant().name(),
                message.id());
        rows().change("delete from voicemail_transcript where audio = ? and audio not in"
                + " (select audio from voicemail_message where audio = ?)", message.audio(), message.audio());
    }

    /** Nobody finds these messages any more; the purge destroys them. */
    public void deleteAll(Aor mailbox, Instant at) {
        rows().change("update voicemail_message set mailbox = '', deleted_at = ?, keep_until = ?"
                + " where tenant = ? and mailbox = ?", at, at, mailbox.tenant().name(), mailbox.user());
    }

    /** Mailboxes of which anything is known. */
    public List<Aor> known() {
        return rows().select("select tenant, mailbox from voicemail_message where mailbox <> ''"
                        + " union select tenant, mailbox from voicemail_pin"
                        + " union select tenant, mailbox from voicemail_greeting",
                row -> new Aor(new Tenant(row.getString("tenant")), row.getString("mailbox")));
    }

    /** How many messages lie in each mailbox that has any. */
    public Map<Aor, Counts> counts() {
        Map<Aor, Counts> all = new HashMap<>();
        for (Message message : select("where deleted_at is null")) {
            all.merge(new Aor(message.tenant(), message.mailbox()), count(message), Counts::plus);
        }
        return all;
    }

    /** How many messages lie in a mailbox. */
    public Counts counts(Aor mailbox) {
        return select("where tenant = ? and mailbox = ? and deleted_at is null", mailbox.tenant().name(), mailbox.user())
                .stream()
                .map(MessageStore::count)
                .reduce(Counts.NONE, Counts::plus);
    }

    private static Counts count(Message message) {
        return message.isFresh() ? new Counts(1, 0, 0, 0) : new Counts(0, 1, 0, 0);
    }

    private List<Message> select(String where, Object... values) {
        return rows().select("select * from voicemail_message " + where, MessageColumns::read, values);
    }
}
