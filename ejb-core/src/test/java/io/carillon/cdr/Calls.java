package io.carillon.cdr;

import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.Codec;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaReport;
import io.carillon.contract.Tenant;
import java.time.Instant;
import java.util.List;

/** Finished calls for tests. */
public final class Calls {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Calls() {}

    /** An answered call of ten seconds from 1001 to 1002. */
    public static CallRecord answered(String id, Instant start) {
        return call(id, start, "1001", "1002", Disposition.ANSWERED);
    }

    public static CallRecord call(String id, Instant start, String from, String to, Disposition disposition) {
        boolean answered = disposition == Disposition.ANSWERED;
        Instant answer = answered ? start.plusSeconds(2) : null;
        Instant end = start.plusSeconds(12);
        Cause cause = answered ? Cause.NORMAL_CLEARING : Cause.BUSY;
        MediaReport media = answered ? new MediaReport(Codec.PCMA, 500, 499, 1, 0, 1.5, 20.25, 4.2) : MediaReport.NONE;
        List<LegRecord> legs = List.of(
                new LegRecord(new LegId("l1-" + id), LegDirection.INBOUND, from, "sip-in-" + id, start, null, answer,
                        end, cause,
                        media),
                new LegRecord(new LegId("l2-" + id), LegDirection.OUTBOUND, to, "sip-out-" + id, start.plusMillis(5),
                        start.plusSeconds(1), answer, end, cause, media));
        return new CallRecord(
                new CallId(id), Tenant.DEFAULT, Direction.INTERNAL, from, "Ann", to, start, start.plusSeconds(1),
                        answer, end,
                answered ? 10 : 0, disposition, HangUpParty.CALLER, cause, legs, "SUBSCRIBER take");
    }
}
