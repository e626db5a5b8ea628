package io.carillon.message.store;

import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import io.carillon.message.KeptText;
import io.carillon.message.TextPage;
import io.carillon.message.TextQuery;
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
import java.util.Optional;
import javax.sql.DataSource;

/** The table of texts: those that wait, and for a time those that do no longer. */
@ApplicationScoped
public class MessageStore {
    /** So many that are over are kept for an extension. */
    static final int MOST = 1_000;

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
                PreparedStatement select = connection.prepareStatement("select * from text_message where tenant = ?"
                        + " and aor_user = ? and delivered_at is null and expires_at > ? order by sent_at, id")) {
            select.setString(1, to.tenant().name());
            select.setString(2, to.user());
            Columns.set(select, 3, now);
            try (ResultSet rows = select.executeQuery()) {
                List<WaitingText> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(TextSearch.text(rows));
                }
                return found;
            }
        }
    }

    /** One page of what there is. */
    public TextPage search(TextQuery query) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new TextSearch(query).page(connection);
        }
    }

    /** One text of a tenant. */
    public Optional<KeptText> find(Tenant tenant, String id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select * from text_message where tenant = ? and id = ?")) {
            select.setString(1, tenant.name());
            select.setString(2, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(TextSearch.kept(row)) : Optional.empty();
            }
        }
    }

    /** A telephone has it. @return whether it waited until now */
    public boolean deliver(String id, Instant at) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update text_message set delivered_at = ? where id = ? and delivered_at is null")) {
            Columns.set(update, 1, at);
            update.setString(2, id);
            return update.executeUpdate() > 0;
        }
    }

    /** Forgets a text that waits. @return whether there was one */
    public boolean remove(String id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        "delete from text_message where id = ? and delivered_at is null")) {
            delete.setString(1, id);
            return delete.executeUpdate() > 0;
        }
    }

    /**
     * Forgets what is over and was kept long enough, and what is over for an extension before its newest so many;
     * counts what waits by whom it is for.
     *
     * @param keptSince what was sent before goes, unless it waits
     */
    public Map<Aor, Integer> sweep(Instant now, Instant keptSince) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from text_message"
                        + " where sent_at <= ? and (delivered_at is not null or expires_at <= ?)");
                PreparedStatement surplus = connection.prepareStatement("delete from text_message where id in (select id"
                        + " from (select id, row_number() over (partition by tenant, aor_user order by sent_at desc, id desc)"
                        + " as place from text_message where delivered_at is not null or expires_at <= ?) all_of_them where place > "
                        + MOST + ")");
                PreparedStatement count = connection.prepareStatement("select tenant, aor_user, count(*) from text_message"
                        + " where delivered_at is null and expires_at > ? group by tenant, aor_user")) {
            Columns.set(delete, 1, keptSince);
            Columns.set(delete, 2, now);
            delete.executeUpdate();
            Columns.set(surplus, 1, now);
            surplus.executeUpdate();
            Columns.set(count, 1, now);
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
