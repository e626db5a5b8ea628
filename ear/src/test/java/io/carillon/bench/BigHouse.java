package io.carillon.bench;

import io.carillon.scenario.Api;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A house as big as they come, and a month of its calls.
 *
 * @param extensions how many; their numbers begin at {@value #FIRST}
 * @param records calls that are over, two legs each, evenly over the last thirty days
 */
record BigHouse(int extensions, int records) {
    static final int FIRST = 200_000;
    private static final Pattern INDEX = Pattern.compile("CREATE INDEX (\\S+) ON ");
    private static final int LINES = 500;
    private static final int CHUNK = 50_000;
    private static final long MONTH_MILLIS = 30L * 24 * 60 * 60 * 1000;

    /** The extensions come by the table that an administrator would upload, in pieces. */
    void extensions(Api admin) throws Exception {
        for (int done = 0; done < extensions; done += LINES) {
            StringBuilder table = new StringBuilder("number,displayName,enabled,mediaSecurity\r\n");
            for (int i = done; i < Math.min(extensions, done + LINES); i++) {
                table.append(FIRST + i).append(",Somebody ").append(Integer.toString(i * 7919, 36)).append(",true,\r\n");
            }
            JsonObject taken = admin.send("POST", "/tables/extensions", table.toString(), "Content-Type", "text/csv")
                    .expect(200).object();
            if (taken.getInt("created") != Math.min(LINES, extensions - done)) {
                throw new IllegalStateException("not taken: " + taken);
            }
        }
    }

    /**
     * The calls come by SQL while no server runs, and the indexes of their lists after them, which is sooner done. They are summed
     * up already, as the job would have done it.
     */
    void records(Path data) throws SQLException {
        String address = "jdbc:h2:file:" + data.resolve("carillon/carillon").toAbsolutePath() + ";CACHE_SIZE=131072";
        try (Connection connection = DriverManager.getConnection(address, "carillon", "embedded");
                Statement sql = connection.createStatement()) {
            Map<String, String> indexes = indexes(sql);
            for (String name : indexes.keySet()) {
                sql.execute("drop index " + name);
            }
            for (int first = 1; first <= records; first += CHUNK) {
                int last = Math.min(records, first + CHUNK - 1);
                sql.execute(calls(first, last));
                sql.execute(legs(0, "INBOUND", "caller", first, last));
                sql.execute(legs(1, "OUTBOUND", "callee", first, last));
            }
            for (String index : indexes.values()) {
                sql.execute(index);
            }
            sql.execute("update job_watermark set seq = " + records + " where job = 'cdr-rollup'");
            sql.execute(sums("rollup_hour", "HOUR"));
            sql.execute(sums("rollup_day", "DAY"));
            sql.execute("analyze");
            sql.execute("shutdown");
        }
    }

    /** The statements that make the indexes of the records, by name; what is a key is not among them. */
    private static Map<String, String> indexes(Statement sql) throws SQLException {
        Map<String, String> indexes = new LinkedHashMap<>();
        try (ResultSet script = sql.executeQuery("script nodata nosettings table cdr")) {
            while (script.next()) {
                Matcher index = INDEX.matcher(script.getString(1));
                if (index.lookingAt()) {
                    indexes.put(index.group(1), script.getString(1));
                }
            }
        }
        return indexes;
    }

    private String calls(int first, int last) {
        String began = "dateadd(MILLISECOND, (x - " + records + ") * " + MONTH_MILLIS / records + ", current_timestamp)";
        String ended = "dateadd(SECOND, 20 + mod(x, 240), " + began + ")";
        String answered = "case when mod(x, 5) = 0 then null else dateadd(SECOND, 5, " + began + ") end";
        return "insert into cdr (recorded_seq, call_id, tenant, direction, caller, caller_name, callee, started_at, ringing_at,"
                + " answered_at, ended_at, billable_seconds, disposition, hang_up_by, cause_sip, cause_q850, cause_text, explain)"
                + " select x, 'c-big-' || lpad(cast(x as varchar), 10, '0'), 'default',"
                + " case mod(x, 3) when 0 then 'INTERNAL' when 1 then 'INBOUND' else 'OUTBOUND' end,"
                + number("7919") + ", 'Somebody', " + number("104729") + ", " + began + ", " + began + ", " + answered + ", " + ended
                + ", case when mod(x, 5) = 0 then 0 else 15 + mod(x, 240) end,"
                + " case when mod(x, 5) = 0 then 'NO_ANSWER' else 'ANSWERED' end, 'CALLER', 200, 16, 'Normal Clearing', ''"
                + " from system_range(" + first + ", " + last + ")";
    }

    private String number(String factor) {
        return "cast(" + FIRST + " + mod(x * " + factor + ", " + extensions + ") as varchar)";
    }

    private static String legs(int position, String direction, String party, int first, int last) {
        return "insert into cdr_leg (call_id, position, leg_id, direction, party, sip_call_id, started_at, ringing_at, answered_at,"
                + " ended_at, cause_sip, cause_q850, cause_text, codec, clock_rate, packets_received, packets_sent, packets_lost,"
                + " packets_foreign, jitter_ms, round_trip_ms, mos)"
                + " select call_id, " + position + ", call_id || '-" + position + "', '" + direction + "', " + party
                + ", call_id || '@bench', started_at, ringing_at, answered_at, ended_at, 200, 16, 'Normal Clearing', 'PCMA', 8000,"
                + " billable_seconds * 50, billable_seconds * 50, 0, 0, 2, 20, 4.3 from cdr where recorded_seq between " + first
                + " and " + last;
    }

    private static String sums(String table, String unit) {
        return "insert into " + table + " (tenant, start_at, extension, direction, calls, answered, seconds, mos_sum, mos_count)"
                + " select tenant, date_trunc(" + unit + ", started_at), '', direction, count(*), count(answered_at),"
                + " sum(billable_seconds), 0, 0 from cdr group by tenant, date_trunc(" + unit + ", started_at), direction";
    }
}
