package io.carillon.voicemail.store;

import io.carillon.contract.Tenant;
import io.carillon.store.Columns;
import io.carillon.voicemail.Message;
import io.carillon.voicemail.PendingTranscript;
import io.carillon.voicemail.Transcript;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The table of what was said in messages, by the name of the recording. */
@ApplicationScoped
public class TranscriptStore {
    private static final int LONGEST = 8_000;

    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    /** For the server. */
    public TranscriptStore() {}

    /** On a database of the caller's choice. */
    public TranscriptStore(DataSource database) {
        this.database = database;
    }

    /**
     * A text of which the broker does not know yet.
     *
     * @param audio name of the recording
     * @param at when it was understood
     * @param messages all that share the recording
     */
    public record Untold(String audio, Transcript transcript, Instant at, List<Message> messages) {}

    private record Known(String audio, Transcript transcript, Instant at) {}

    static void insert(Connection connection, String audio, String language, Instant at) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement("insert into voicemail_transcript"
                + " (audio, language, attempts, due_at, told) values (?,?,?,?,?)")) {
            Rows.set(row, audio, language, 0, at, true);
            row.executeUpdate();
        }
    }

    private Rows rows() {
        return new Rows(database);
    }

    /** The one that is due longest; the message of a recording that is gone is asked for by nobody. */
    public Optional<PendingTranscript> due(Instant now) {
        return rows().select("select t.audio, t.language, t.attempts, m.received_at from voicemail_transcript t"
                        + " join voicemail_message m on m.audio = t.audio where t.due_at <= ?"
                        + " order by t.due_at, t.audio, m.id limit 1",
                row -> new PendingTranscript(row.getString("audio"), row.getString("language"), row.getInt("attempts"),
                        Columns.instant(row, "received_at")), now).stream().findFirst();
    }

    /**
     * Nobody needs to be asked again; e-mails that waited for it go.
     *
     * @param text what was said, null when nobody will ever know
     */
    public void settled(String audio, String text, Instant at) {
        if (text == null) {
            rows().change("update voicemail_transcript set due_at = null, done_at = ? where audio = ?", at, audio);
        } else {
            rows().change("update voicemail_transcript set due_at = null, done_at = ?, said = ?, told = ? where audio = ?",
                    at, Columns.text(text, LONGEST), false, audio);
        }
        rows().change("update voicemail_mail set due_at = ? where attempts = 0 and due_at > ? and message_id in"
                + " (select id from voicemail_message where audio = ?)", at, at, audio);
    }

    /** It is asked for again. */
    public void later(String audio, Instant at) {
        rows().change("update voicemail_transcript set attempts = attempts + 1, due_at = ? where audio = ?", at, audio);
    }

    /** What is known of one recording. */
    public Optional<Transcript> find(String audio) {
        return rows().select("select * from voicemail_transcript where audio = ?", TranscriptStore::read, audio).stream()
                .map(Known::transcript).findFirst();
    }

    /** What is known of all that lies in a mailbox, by the name of the recording. */
    public Map<String, Transcript> of(Tenant tenant, String mailbox) {
        return rows().select("select t.* from voicemail_transcript t where t.audio in"
                        + " (select audio from voicemail_message where tenant = ? and mailbox = ?)", TranscriptStore::read,
                tenant.name(), mailbox).stream().collect(Collectors.toMap(Known::audio, Known::transcript));
    }

    /** Those of which the broker does not know, oldest first. */
    public List<Untold> untold(int most) {
        return rows().select("select * from voicemail_transcript where told = ? order by done_at, audio limit " + most,
                        TranscriptStore::read, false).stream()
                .map(known -> new Untold(known.audio(), known.transcript(), known.at(),
                        rows().select("select * from voicemail_message where audio = ? and mailbox <> '' order by id",
                                MessageColumns::read, known.audio())))
                .toList();
    }

    /** The broker has the events. */
    public void told(String audio) {
        rows().change("update voicemail_transcript set told = ? where audio = ?", true, audio);
    }

    private static Known read(ResultSet row) throws SQLException {
        String said = row.getString("said");
        Transcript.Progress state = Columns.instant(row, "due_at") != null ? Transcript.Progress.WAITING
                : said == null ? Transcript.Progress.FAILED : Transcript.Progress.DONE;
        return new Known(row.getString("audio"),
                new Transcript(state, row.getString("language"), said == null ? "" : said),
                Columns.instant(row, "done_at"));
    }
}
