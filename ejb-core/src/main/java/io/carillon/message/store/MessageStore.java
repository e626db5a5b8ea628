package io.carillon.message.store;

import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import io.carillon.message.WaitingText;
import io.carillon.store.Columns;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The table of texts that wait. */
@ApplicationScoped
public class MessageStore {
    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    /** For the server. */
    public MessageStore() {}

    /** On a database of the caller's choice. */
    public MessageStore(DataSource database) {
        this.database = database;
    }

    /** Keeps a text. */
    public void add(WaitingText text) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into text_message (id, tenant, aor_user,"
                        + " from_user, content_type, body, sent_at, expires_at) values (?,?,?,?,?,?,?,?)")) {
            insert.setString(1, text.id());
            insert.setString(2, text.to().tenant().name());
            insert.setString(3, text.to().user());
            insert.setString(4, text.from());
            insert.setString(5, Columns.text(text.contentType(), 200));
            insert.setString(6, Base64.getEncoder().encodeToString(text.body()));
            Columns.set(insert, 7, text.sentAt());
            Columns.set(insert, 8, text.expiresAt());
            insert.executeUpdate();
        }
    }

    /** What waits for an extension and is still wanted, oldest first. */
    public List<WaitingText> of(Aor to, Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select * from text_message"
                        + " where tenant = ? and aor_user = ? and expires_at > ? order by sent_at, id")) {
            select.setString(1, to.tenant().name());
            select.setString(2, to.user());
            Columns.set(select, 3, now);
            try (ResultSet rows = select.executeQuery()) {
                List<WaitingText> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(new WaitingText(rows.getString("id"), to, rows.getString("from_user"),
                            rows.getString("content_type"), Base64.getDecoder().decode(rows.getString("body")),
                            Columns.instant(rows, "sent_at"), Columns.instant(rows, "expires_at")));
                }
                return found;
            }
        }
    }

    /** Forgets a text. @return whether it was there */
    public boolean remove(String id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from text_message where id = ?")) {
            delete.setString(1, id);
            return delete.executeUpdate() > 0;
        }
    }

    /** Forgets what nobody wants any more and counts the rest by whom it is for. */
    public Map<Aor, Integer> sweep(Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("delete from text_message where expires_at <= ?");
                PreparedStatement count = connection.prepareStatement(
                        "select tenant, aor_user, count(*) from text_message group by tenant, aor_user")) {
            Columns.set(delete, 1, now);
            delete.executeUpdate();
            Map<Aor, Integer> waiting = new HashMap<>();
            try (ResultSet rows = count.executeQuery()) {
                while (rows.next()) {
                    waiting.put(new Aor(new Tenant(rows.getString(1)), rows.getString(2)), rows.getInt(3));
                }
            }
            return waiting;
        }
    }
}
