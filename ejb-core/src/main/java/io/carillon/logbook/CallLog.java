package io.carillon.logbook;

import io.carillon.cdr.CallRecord;
import io.carillon.cdr.CallRecords;
import io.carillon.contract.CallId;
import io.carillon.engine.Asker;
import io.carillon.engine.CallDesk;
import io.carillon.engine.CallSummary;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Reads what the log of this server says of a call of one's own tenant. */
@ApplicationScoped
public class CallLog {
    private static final long MOST_BYTES = 32L << 20;
    private static final int MOST_LINES = 500;
    /** Clocks of files are coarser than those of calls. */
    private static final Duration COARSE = Duration.ofSeconds(2);

    @Inject
    private CallDesk calls;

    @EJB
    private CallRecords records;

    /** Of a live call or of one that is over; empty for any other, and one of somebody else. */
    public Optional<LogLines> of(Asker who, CallId call) {
        return begun(who, call).map(since -> {
            String directory = System.getProperty("jboss.server.log.dir", ".");
            LogFiles files = new LogFiles(Path.of(directory), ZoneId.systemDefault(), MOST_BYTES, MOST_LINES);
            try {
                return files.naming(call.value(), since.minus(COARSE));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    private Optional<Instant> begun(Asker who, CallId call) {
        return calls.call(who, call).map(CallSummary::startedAt)
                .or(() -> records.find(who.tenant(), call).map(CallRecord::startedAt));
    }
}
