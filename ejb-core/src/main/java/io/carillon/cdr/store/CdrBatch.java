package io.carillon.cdr.store;

import io.carillon.cdr.CallRecord;
import io.carillon.cdr.LegRecord;
import io.carillon.cdr.Proof;
import io.carillon.cdr.QueueVisit;
import io.carillon.contract.Codec;
import io.carillon.contract.DialNotes;
import io.carillon.contract.QualityCourse;
import io.carillon.store.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/** The statements of one transaction: records, legs and ledger rows gathered as JDBC batches and sent together. */
final class CdrBatch implements AutoCloseable {
    private static final String CDR = "insert into cdr (call_id, recorded_seq, tenant, direction, caller, "
            + "caller_name, callee,"
            + " started_at, ringing_at, answered_at, ended_at, billable_seconds, disposition, hang_up_by, cause_sip,"
            + " cause_q850, cause_text, explain, cost, currency, verstat, attestation, origid, diverted_by,"
            + " diverted_why) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
    private static final String LEG = "insert into cdr_leg (call_id, position, leg_id, direction, party, sip_call_id,"
            + " started_at, ringing_at, answered_at, ended_at, cause_sip, cause_q850, cause_text, codec, clock_rate,"
            + " packets_received, packets_sent, packets_lost, packets_foreign, jitter_ms, round_trip_ms, mos,"
            + " trunk, ring_group) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
    private static final String OUTBOX = "insert into outbox (id, event_id, event_type, tenant, direction, from_number,"
            + " to_number, disposition, schema_version, subject, created_at, payload) values (?,?,?,?,?,?,?,?,?,?,?,?)";

    private static final String VISIT = "insert into queue_visit (call_id, position, tenant, queue, entered_at, left_at,"
            + " outcome, agent, talked_until) values (?,?,?,?,?,?,?,?,?)";

    private static final String QUALITY = "insert into cdr_quality (call_id, position, course) values (?,?,?)";

    private final PreparedStatement cdr;
    private final PreparedStatement leg;
    private final PreparedStatement outbox;
    private final PreparedStatement visit;
    private final PreparedStatement quality;
    private boolean hasLegs;
    private boolean hasVisits;
    private boolean hasQuality;

    CdrBatch(Connection connection) throws SQLException {
        cdr = connection.prepareStatement(CDR);
        leg = connection.prepareStatement(LEG);
        outbox = connection.prepareStatement(OUTBOX);
        visit = connection.prepareStatement(VISIT);
        quality = connection.prepareStatement(QUALITY);
    }

    void add(CallRecord record, LedgerRow event, long seq) throws SQLException {
        addRecord(record, seq);
        int position = 0;
        for (LegRecord one : record.legs()) {
            addQuality(record.id().value(), position, one.media().course());
            addLeg(record.id().value(), position++, one);
            hasLegs = true;
        }
        for (int i = 0; i < record.visits().size(); i++) {
            addVisit(record, i);
            hasVisits = true;
        }
        addEvent(event, seq, record.endedAt());
    }

    void execute() throws SQLException {
        cdr.executeBatch();
        if (hasLegs) {
            leg.executeBatch();
        }
        if (hasVisits) {
            visit.executeBatch();
        }
        if (hasQuality) {
            quality.executeBatch();
        }
        outbox.executeBatch();
    }

    private void addRecord(CallRecord record, long seq) throws SQLException {
        cdr.setString(1, record.id().value());
        cdr.setLong(2, seq);
        cdr.setString(3, Columns.text(record.tenant().name(), 64));
        cdr.setString(4, record.direction().name());
        cdr.setString(5, Columns.text(record.caller(), 128));
        cdr.setString(6, Columns.text(record.callerName(), 128));
        cdr.setString(7, Columns.text(record.callee(), 128));
        Columns.set(cdr, 8, record.startedAt());
        Columns.set(cdr, 9, record.ringingAt());
        Columns.set(cdr, 10, record.answeredAt());
        Columns.set(cdr, 11, record.endedAt());
        cdr.setLong(12, record.billableSeconds());
        cdr.setString(13, record.disposition().name());
        cdr.setString(14, record.hangUpBy().name());
        cdr.setInt(15, record.cause().sip());
        cdr.setInt(16, record.cause().q850());
        cdr.setString(17, Columns.text(record.cause().text(), 128));
        cdr.setString(18, Columns.text(record.explain(), 4000));
        cdr.setBigDecimal(19, record.cost());
        cdr.setString(20, record.currency());
        Proof proof = record.proof();
        cdr.setString(21, proof.verstat() == null ? null : proof.verstat().name());
        cdr.setString(22, proof.attestation() == null ? null : proof.attestation().name());
        cdr.setString(23, proof.origid().isEmpty() ? null : Columns.text(proof.origid(), 64));
        DialNotes.Diverted diverted = record.diverted();
        cdr.setString(24, diverted == null ? null : Columns.text(diverted.number(), 64));
        cdr.setString(25, diverted == null ? null : diverted.why().name());
        cdr.addBatch();
    }

    private void addLeg(String call, int position, LegRecord one) throws SQLException {
        leg.setString(1, call);
        leg.setInt(2, position);
        leg.setString(3, one.id().value());
        leg.setString(4, one.direction().name());
        leg.setString(5, Columns.text(one.party(), 128));
        leg.setString(6, Columns.text(one.sipCallId(), 256));
        Columns.set(leg, 7, one.startedAt());
        Columns.set(leg, 8, one.ringingAt());
        Columns.set(leg, 9, one.answeredAt());
        Columns.set(leg, 10, one.endedAt());
        leg.setInt(11, one.cause().sip());
        leg.setInt(12, one.cause().q850());
        leg.setString(13, Columns.text(one.cause().text(), 128));
        Codec codec = one.media().codec();
        leg.setString(14, codec == null ? null : Columns.text(codec.name(), 32));
        leg.setInt(15, codec == null ? 0 : codec.clockRate());
        leg.setLong(16, one.media().packetsReceived());
        leg.setLong(17, one.media().packetsSent());
        leg.setLong(18, one.media().packetsLost());
        leg.setLong(19, one.media().packetsForeign());
        leg.setDouble(20, finite(one.media().jitterMillis()));
        leg.setDouble(21, finite(one.media().roundTripMillis()));
        leg.setDouble(22, finite(one.media().mos()));
        leg.setString(23, Columns.text(one.trunk(), 97));
        leg.setString(24, Columns.text(one.group(), 15));
        leg.addBatch();
    }

    private void addQuality(String call, int position, QualityCourse course) throws SQLException {
        if (!course.isEmpty()) {
            quality.setString(1, call);
            quality.setInt(2, position);
            quality.setString(3, course.text());
            quality.addBatch();
            hasQuality = true;
        }
    }

    private void addVisit(CallRecord record, int position) throws SQLException {
        QueueVisit one = record.visits().get(position);
        visit.setString(1, record.id().value());
        visit.setInt(2, position);
        visit.setString(3, Columns.text(record.tenant().name(), 64));
        visit.setString(4, Columns.text(one.queue(), 15));
        Columns.set(visit, 5, one.enteredAt());
        Columns.set(visit, 6, one.leftAt());
        visit.setString(7, one.outcome().name());
        visit.setString(8, Columns.text(one.agent(), 128));
        Columns.set(visit, 9, one.talkedUntil());
        visit.addBatch();
    }

    private void addEvent(LedgerRow event, long seq, Instant createdAt) throws SQLException {
        outbox.setLong(1, seq);
        outbox.setString(2, event.eventId());
        outbox.setString(3, event.eventType());
        outbox.setString(4, Columns.text(event.tenant(), 64));
        outbox.setString(5, event.direction());
        outbox.setString(6, Columns.text(event.fromNumber(), 128));
        outbox.setString(7, Columns.text(event.toNumber(), 128));
        outbox.setString(8, event.disposition());
        outbox.setInt(9, event.schemaVersion());
        outbox.setString(10, event.subject());
        Columns.set(outbox, 11, createdAt);
        outbox.setString(12, event.payload());
        outbox.addBatch();
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : 0;
    }

    @Override
    public void close() throws SQLException {
        try (PreparedStatement first = cdr;
                PreparedStatement second = leg;
                PreparedStatement third = outbox;
                PreparedStatement fourth = visit;
                PreparedStatement fifth = quality) {
            hasQuality = false;
            hasLegs = false;
            hasVisits = false;
        }
    }
}
