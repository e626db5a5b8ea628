package io.carillon.trace;

import io.carillon.cdr.CallRecords;
import io.carillon.cdr.LegRecord;
import io.carillon.contract.CallId;
import io.carillon.contract.CallTrace;
import io.carillon.contract.LegId;
import io.carillon.contract.SwitchConnection;
import io.carillon.contract.Tenant;
import io.carillon.contract.TraceOrder;
import io.carillon.contract.TraceState;
import io.carillon.directory.SwitchLink;
import io.carillon.directory.store.AuditNotes;
import io.carillon.engine.Asker;
import io.carillon.engine.CallDesk;
import io.carillon.engine.LegSummary;
import io.carillon.engine.SwitchUnavailable;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns the recording of messages on and off, and shows what was recorded of a call of one's own tenant. */
@ApplicationScoped
public class TraceDesk {
    @Inject
    private SwitchLink link;

    @Inject
    private CallDesk calls;

    @EJB
    private CallRecords records;

    @EJB
    private AuditNotes audit;

    /** Records from now on. @throws SwitchUnavailable when the switch is away */
    public TraceState start(Tenant tenant, String who, TraceWish wish) {
        Instant until = Instant.now().plus(Duration.ofMinutes(wish.minutes())).truncatedTo(ChronoUnit.SECONDS);
        TraceOrder order = new TraceOrder(wish.numbers(), wish.addresses(), until);
        // who listens is written down before anything is heard
        audit.write(tenant, who, "trace.start", wish.toString());
        return ask(connection -> {
            connection.startTrace(order);
            return connection.traceState();
        });
    }

    /** Records nothing more. @throws SwitchUnavailable when the switch is away */
    public TraceState stop(Tenant tenant, String who) {
        audit.write(tenant, who, "trace.stop", "all calls");
        return ask(connection -> {
            connection.stopTrace();
            return connection.traceState();
        });
    }

    /** What is recorded now. @throws SwitchUnavailable when the switch is away */
    public TraceState state() {
        return ask(SwitchConnection::traceState);
    }

    /** The ladder of a call that is live, or over and remembered; empty for any other, and one of somebody else. */
    public Optional<Ladder> ladder(Asker who, CallId call) {
        return find(who, call).map(found -> Ladder.of(found.trace(), found.parties()::get));
    }

    /** The same as a capture file. */
    public Optional<byte[]> capture(Asker who, CallId call) {
        return find(who, call).map(found -> CaptureFile.of(found.trace()));
    }

    private record Found(CallTrace trace, Map<LegId, String> parties) {}

    private Optional<Found> find(Asker who, CallId call) {
        Optional<Map<LegId, String>> parties = calls.call(who, call)
                .map(live -> live.legs().stream().collect(Collectors.toMap(LegSummary::id, LegSummary::party)))
                .or(() -> records.find(who.tenant(), call)
                        .map(over -> over.legs().stream().collect(Collectors.toMap(LegRecord::id, LegRecord::party))));
        return parties.flatMap(known -> ask(connection -> connection.trace(call)).map(trace -> new Found(trace, known)));
    }

    private <T> T ask(Function<SwitchConnection, T> question) {
        SwitchLink.Answer<T> answer = link.ask(question);
        return answer.value().orElseThrow(() -> new SwitchUnavailable(answer.trouble(), null));
    }
}
