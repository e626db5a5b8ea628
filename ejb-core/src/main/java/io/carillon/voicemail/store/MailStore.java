package io.carillon.voicemail.store;

import io.carillon.store.Columns;
import io.carillon.voicemail.MailDesk;
import io.carillon.voicemail.PendingMail;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** The table of e-mails that have to be sent. */
@ApplicationScoped
public class MailStore implements MailDesk {
    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    /** For the server. */
    public MailStore() {}

    /** On a database of the caller's choice. */
    public MailStore(DataSource database) {
        this.database = database;
    }

    static void insert(Connection connection, PendingMail mail) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement(
                "insert into voicemail_mail (message_id, address, attach, attempts, due_at) values (?,?,?,?,?)")) {
            Rows.set(
                    row, mail.message(), mail.address(), mail.attach(), mail.attempts(), mail.dueAt());
            row.executeUpdate();
        }
    }

    private Rows rows() {
        return new Rows(database);
    }

    @Override
    public List<Due> due(Instant now, int most) {
        return rows().select("select m.*, e.address, e.attach, e.attempts, e.due_at from voicemail_mail e"
                + " join voicemail_message m on m.id = e.message_id where e.due_at <= ? order by e.due_at limit " + most,
                row -> new Due(MessageColumns.read(row), new PendingMail(row.getString("id"),
                        row.getString("address"), row.getBoolean("attach"), row.getInt("attempts"),
                        Columns.instant(row, "due_at"))), now);
    }

    @Override
    public void done(String message) {
        rows().change("delete from voicemail_mail where message_id = ?", message);
    }

    @Override
    public void later(String message, Instant at) {
        rows().change("update voicemail_mail set attempts = attempts + 1, due_at = ? where message_id = ?", at, message);
    }
}
