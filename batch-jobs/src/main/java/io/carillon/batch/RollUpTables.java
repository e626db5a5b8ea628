package io.carillon.batch;

import io.carillon.batch.RollUpQuery.Grain;
import io.carillon.batch.Sums.Key;
import io.carillon.batch.Sums.Sum;
import io.carillon.cdr.Direction;
import io.carillon.cdr.Disposition;
import io.carillon.contract.Tenant;
import io.carillon.store.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tables of the roll-up, on a connection whose transaction belongs to the caller. */
final class RollUpTables {
    private static final String NEXT = "select c.recorded_seq, c.tenant, c.started_at, c.direction, c.caller, c.callee,"
            + " c.disposition, c.billable_seconds,"
            + " (select coalesce(sum(l.mos), 0) from cdr_leg l where l.call_id = c.call_id and l.mos > 0) as mos_sum,"
            + " (select count(*) from cdr_leg l where l.call_id = c.call_id and l.mos > 0) as mos_count"
            + " from cdr c where c.recorded_seq > ? order by c.recorded_seq limit ?";
    private static final String ADD = "update %s set calls = calls + ?, answered = answered + ?, seconds = seconds + ?,"
            + " mos_sum = mos_sum + ?, mos_count = mos_count + ?"
            + " where tenant = ? and start_at = ? and extension = ? and direction = ?";
    private static final String INSERT = "insert into %s (calls, answered, seconds, mos_sum, mos_count, tenant, "
            + "start_at,"
            + " extension, direction) values (?,?,?,?,?,?,?,?,?)";

    private static final String BEHIND = " and (start_at > ? or (start_at = ? and (extension > ?"
            + " or (extension = ? and direction > ?))))";

    private final Connection connection;

    RollUpTables(Connection connection) {
        this.connection = connection;
    }

    /** The last call that has been counted. */
    long watermark() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select seq from job_watermark where job = ?")) {
            select.setString(1, JobDesk.CDR_ROLLUP);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("job_watermark has no row for " + JobDesk.CDR_ROLLUP);
                }
                return row.getLong(1);
            }
        }
    }

    /** Calls recorded behind this one, in order. */
    List<CountedCall> next(long afterSeq, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEXT)) {
            select.setLong(1, afterSeq);
            select.setInt(2, limit);
            try (ResultSet rows = select.executeQuery()) {
                List<CountedCall> calls = new ArrayList<>();
                long previous = afterSeq;
                while (rows.next()) {
                    calls.add(call(rows, previous));
                    previous = rows.getLong("recorded_seq");
                }
                return calls;
            }
        }
    }

    /**
     * Adds calls to their hours and days and moves the watermark behind them.
     *
     * @return false when the watermark is not where these calls begin: another run has counted them; then roll back
     */
    boolean add(List<SharedCall> calls) throws SQLException {
        long expected = calls.get(0).call().previousSeq();
        long reached = calls.get(calls.size() - 1).call().seq();
        if (!moveWatermark(expected, reached)) {
            return false;
        }
        add("rollup_hour", Sums.of(calls, Grain.HOUR));
        add("rollup_day", Sums.of(calls, Grain.DAY));
        return true;
    }

    private boolean moveWatermark(long expected, long reached) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update job_watermark set seq = ? where job = ? and seq = ?")) {
            update.setLong(1, reached);
            update.setString(2, JobDesk.CDR_ROLLUP);
            update.setLong(3, expected);
            return update.executeUpdate() == 1;
        }
    }

    private void add(String table, Map<Key, Sum> sums) throws SQLException {
        List<Map.Entry<Key, Sum>> fresh = new ArrayList<>();
        try (PreparedStatement update = connection.prepareStatement(String.format(ADD, table))) {
            for (Map.Entry<Key, Sum> entry : sums.entrySet()) {
                set(update, entry.getKey(), entry.getValue());
                if (update.executeUpdate() == 0) {
                    fresh.add(entry);
                }
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(String.format(INSERT, table))) {
            for (Map.Entry<Key, Sum> entry : fresh) {
                set(insert, entry.getKey(), entry.getValue());
                insert.executeUpdate();
            }
        }
    }

    private static void set(PreparedStatement statement, Key key, Sum sum) throws SQLException {
        statement.setLong(1, sum.calls());
        statement.setLong(2, sum.answered());
        statement.setLong(3, sum.seconds());
        statement.setDouble(4, sum.mosSum());
        statement.setLong(5, sum.mosCount());
        statement.setString(6, key.share().tenant());
        Columns.set(statement, 7, key.start());
        statement.setString(8, key.share().extension());
        statement.setString(9, key.share().direction().name());
    }

    private static CountedCall call(ResultSet row, long previousSeq) throws SQLException {
        return new CountedCall(
                row.getLong("recorded_seq"),
                previousSeq,
                new Tenant(row.getString("tenant")),
                Columns.instant(row, "started_at"),
                Direction.valueOf(row.getString("direction")),
                row.getString("caller"),
                row.getString("callee"),
                Disposition.valueOf(row.getString("disposition")) == Disposition.ANSWERED,
                row.getLong("billable_seconds"),
                row.getDouble("mos_sum"),
                row.getLong("mos_count"));
    }

    /** Rows of the sums that match. */
    List<RollUp> list(RollUpQuery query) throws SQLException {
        String table = query.grain() == Grain.HOUR ? "rollup_hour" : "rollup_day";
        StringBuilder sql = new StringBuilder("select * from ").append(table).append(" where tenant = ?");
        sql.append(query.from() == null ? "" : " and start_at >= ?");
        sql.append(query.to() == null ? "" : " and start_at < ?");
        sql.append(query.extension() == null ? "" : " and extension = ?");
        sql.append(query.direction() == null ? "" : " and direction = ?");
        sql.append(query.after() == null ? "" : BEHIND);
        sql.append(" order by start_at, extension, direction limit ?");
        try (PreparedStatement select = connection.prepareStatement(sql.toString())) {
            setFilters(select, query);
            try (ResultSet rows = select.executeQuery()) {
                List<RollUp> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(rollUp(rows));
                }
                return found;
            }
        }
    }

    private static void setFilters(PreparedStatement select, RollUpQuery query) throws SQLException {
        int index = 1;
        select.setString(index++, query.tenant().name());
        if (query.from() != null) {
            Columns.set(select, index++, query.from());
        }
        if (query.to() != null) {
            Columns.set(select, index++, query.to());
        }
        if (query.extension() != null) {
            select.setString(index++, query.extension());
        }
        if (query.direction() != null) {
            select.setString(index++, query.direction().name());
        }
        if (query.after() != null) {
            Columns.set(select, index++, query.after().start());
            Columns.set(select, index++, query.after().start());
            select.setString(index++, query.after().extension());
            select.setString(index++, query.after().extension());
            select.setString(index++, query.after().direction().name());
        }
        select.setInt(index, query.limit());
    }

    private static RollUp rollUp(ResultSet row) throws SQLException {
        long mosCount = row.getLong("mos_count");
        return new RollUp(
                new Tenant(row.getString("tenant")),
                Columns.instant(row, "start_at"),
                row.getString("extension"),
                Direction.valueOf(row.getString("direction")),
                row.getLong("calls"),
                row.getLong("answered"),
                row.getLong("seconds"),
                mosCount == 0 ? 0 : row.getDouble("mos_sum") / mosCount);
    }
}
