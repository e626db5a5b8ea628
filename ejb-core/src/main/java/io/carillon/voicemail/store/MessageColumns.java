package io.carillon.voicemail.store;

import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import io.carillon.store.Columns;
import io.carillon.voicemail.Folder;
import io.carillon.voicemail.Message;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A message as a row. */
final class MessageColumns {
    static final String INSERT = "insert into voicemail_message (id, tenant, mailbox, audio, call_id, caller, caller_name,"
            + " sent_by, received_at, millis, folder, heard_at, deleted_at, keep_until, note)"
            + " values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
    private static final int LONGEST = 128;
    private static final int LONGEST_NOTE = 500;

    private MessageColumns() {}

    static void fill(PreparedStatement row, Message message) throws SQLException {
        row.setString(1, message.id());
        row.setString(2, message.tenant().name());
        row.setString(3, message.mailbox());
        row.setString(4, message.audio());
        row.setString(5, message.call().value());
        row.setString(6, Columns.text(message.from().number(), LONGEST));
        row.setString(7, Columns.text(message.from().name(), LONGEST));
        row.setString(8, message.from().sentBy());
        Columns.set(row, 9, message.receivedAt());
        row.setLong(10, message.millis());
        row.setString(11, message.mark().folder().name());
        Columns.set(row, 12, message.mark().heardAt());
        Columns.set(row, 13, message.mark().deletedAt());
        Columns.set(row, 14, message.mark().keepUntil());
        row.setString(15, Columns.text(message.from().note(), LONGEST_NOTE));
    }

    static Message read(ResultSet row) throws SQLException {
        return new Message(row.getString("id"), new Tenant(row.getString("tenant")), row.getString("mailbox"),
                row.getString("audio"), new CallId(row.getString("call_id")),
                new Message.From(row.getString("caller"), row.getString("caller_name"), row.getString("sent_by"),
                        row.getString("note")),
                Columns.instant(row, "received_at"), row.getLong("millis"),
                new Message.Mark(Folder.valueOf(row.getString("folder")), Columns.instant(row, "heard_at"),
                        Columns.instant(row, "deleted_at"), Columns.instant(row, "keep_until")));
    }
}
