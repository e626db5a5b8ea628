package io.carillon.message.store;

import io.carillon.cdr.Cursor;
import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import io.carillon.message.KeptText;
import io.carillon.message.TextPage;
import io.carillon.message.TextQuery;
import io.carillon.message.TextState;
import io.carillon.message.WaitingText;
import io.carillon.store.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A search among texts. Its statement is put together from the pieces below only; what comes from outside is a value. */
final class TextSearch {
    private final StringBuilder where = new StringBuilder("tenant = ?");
    private final List<Object> values = new ArrayList<>();
    private final int limit;

    TextSearch(TextQuery query) {
        limit = query.limit();
        values.add(query.tenant().name());
        add(" and (aor_user = ? or from_user = ?)", query.extension(), query.extension());
        String part = query.find() == null ? null : "%" + query.find().replaceAll("[!%_]", "!$0") + "%";
        add(" and (aor_user like ? escape '!' or from_user like ? escape '!')", part, part);
        add(" and sent_at >= ?", query.from());
        add(" and sent_at < ?", query.to());
        if (query.state() == TextState.DELIVERED) {
            where.append(" and delivered_at is not null");
        } else if (query.state() != null) {
            boolean waits = query.state() == TextState.WAITING;
            add(" and delivered_at is null and expires_at " + (waits ? ">" : "<=") + " ?", query.now());
        }
        if (query.cursor() != null) {
            Cursor cursor = Cursor.of(query.cursor());
            add(" and sent_at <= ? and (sent_at < ? or id < ?)", cursor.startedAt(), cursor.startedAt(), cursor.callId());
        }
    }

    private void add(String piece, Object... its) {
        if (its[0] != null) {
            where.append(piece);
            values.addAll(List.of(its));
        }
    }

    /** One row more than asked for is read to know whether there is another page. */
    TextPage page(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select * from text_message where " + where
                + " order by sent_at desc, id desc limit " + (limit + 1))) {
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) instanceof Instant at) {
                    Columns.set(select, i + 1, at);
                } else {
                    select.setObject(i + 1, values.get(i));
                }
            }
            try (ResultSet rows = select.executeQuery()) {
                List<KeptText> found = new ArrayList<>();
                while (found.size() < limit && rows.next()) {
                    found.add(kept(rows));
                }
                KeptText last = found.isEmpty() || !rows.next() ? null : found.get(found.size() - 1);
                return new TextPage(found,
                        last == null ? null : new Cursor(last.text().sentAt(), last.text().id()).encoded());
            }
        }
    }

    static KeptText kept(ResultSet row) throws SQLException {
        return new KeptText(text(row), Columns.instant(row, "delivered_at"));
    }

    static WaitingText text(ResultSet row) throws SQLException {
        return new WaitingText(row.getString("id"), new Aor(new Tenant(row.getString("tenant")), row.getString("aor_user")),
                row.getString("from_user"), row.getString("content_type"), Base64.getDecoder().decode(row.getString("body")),
                Columns.instant(row, "sent_at"), Columns.instant(row, "expires_at"));
    }
}
