package io.carillon.cdr.store;

import io.carillon.cdr.CallRecord;
import io.carillon.cdr.Ledger;
import io.carillon.store.Durability;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Writes finished calls. One transaction holds the records, their legs and the outbox rows that tell of them.
 *
 * <p>Not for several threads: the one that writes also numbers the rows, so their numbers are the order of their
 * commits. Should another writer exist (a second node), the unique key on the number makes one of them look again.
 */
public final class CdrStore {
    private static final int ATTEMPTS = 4;
    private static final int PROBE_SECONDS = 2;
    private static final long UNKNOWN = -1;

    private final DataSource database;
    private final Ledger ledger;
    private final Durability durability = new Durability();
    private long lastSeq = UNKNOWN;

    public CdrStore(DataSource database, Ledger ledger) {
        this.database = database;
        this.ledger = ledger;
    }

    /**
     * Commits the records that are not in the database yet.
     *
     * @return how many were new
     * @throws SQLException the database refused or was not there; nothing was written
     */
    public int write(List<CallRecord> records) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int written = write(connection, records);
                durability.ensure(connection);
                return written;
            } catch (SQLException | RuntimeException failed) {
                lastSeq = UNKNOWN;
                rollback(connection, failed);
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** Whether the database is there at all: tells a record that is at fault from a database that is away. */
    public boolean answers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(PROBE_SECONDS);
        } catch (SQLException | RuntimeException away) {
            return false;
        }
    }

    private int write(Connection connection, List<CallRecord> records) throws SQLException {
        Set<String> known = Collections.emptySet();
        for (int attempt = 1; ; attempt++) {
            try {
                return insert(connection, records, known);
            } catch (SQLException failed) {
                if (!isConstraint(failed) || attempt == ATTEMPTS) {
                    throw failed;
                }
                connection.rollback();
                lastSeq = UNKNOWN;
                known = known(connection, records);
            }
        }
    }

    private int insert(Connection connection, List<CallRecord> records, Set<String> known) throws SQLException {
        long seq = lastSeq == UNKNOWN ? readLastSeq(connection) : lastSeq;
        Set<String> seen = new HashSet<>(known);
        int written = 0;
        try (CdrBatch batch = new CdrBatch(connection)) {
            for (CallRecord record : records) {
                if (seen.add(record.id().value())) {
                    batch.add(record, ledger.row(record), ++seq);
                    written++;
                }
            }
            if (written > 0) {
                batch.execute();
            }
        }
        connection.commit();
        lastSeq = seq;
        return written;
    }

    /**
     * The outbox may be empty and the newest record deleted by retention: the watermark of the roll-up never goes
     * back.
     */
    private static long readLastSeq(Connection connection) throws SQLException {
        String sql = "select greatest(coalesce((select max(recorded_seq) from cdr), 0),"
                + " coalesce((select max(seq) from job_watermark), 0),"
                + " coalesce((select max(id) from outbox), 0))";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Set<String> known(Connection connection, List<CallRecord> records) throws SQLException {
        String marks = String.join(",", Collections.nCopies(records.size(), "?"));
        Set<String> known = new HashSet<>();
        try (PreparedStatement select =
                connection.prepareStatement("select call_id from cdr where call_id in (" + marks + ")")) {
            for (int i = 0; i < records.size(); i++) {
                select.setString(i + 1, records.get(i).id().value());
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    known.add(rows.getString(1));
                }
            }
        }
        return known;
    }

    /** Class 23 of SQLSTATE; batch failures carry it on themselves or on the next exception. */
    private static boolean isConstraint(SQLException failed) {
        for (SQLException one = failed; one != null; one = one.getNextException()) {
            if (one.getSQLState() != null && one.getSQLState().startsWith("23")) {
                return true;
            }
        }
        return false;
    }

    private static void rollback(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException gone) {
            reason.addSuppressed(gone);
        }
    }
}
