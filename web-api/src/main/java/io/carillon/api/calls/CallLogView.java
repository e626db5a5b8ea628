package io.carillon.api.calls;

import io.carillon.logbook.LogLine;
import io.carillon.logbook.LogLines;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the log of the server says of a call.
 *
 * @param lines in the order of time
 * @param whole false when the log is too long to be looked through wholly, or says more than is shown
 */
@Schema(name = "CallLog")
public record CallLogView(List<Line> lines, boolean whole) {
    static CallLogView of(LogLines found) {
        return new CallLogView(found.lines().stream().map(Line::of).toList(), found.whole());
    }

    /**
     * One line, with the lines of its stack trace.
     *
     * @param at when; absent when the log is not written in the form of the server
     * @param level how grave it is; absent when unknown
     * @param category who says it; absent when unknown
     * @param text what is said
     */
    @Schema(name = "CallLogLine")
    public record Line(
            Instant at,
            @Schema(examples = "WARN") String level,
            @Schema(examples = "io.carillon.call") String category,
            String text) {
        static Line of(LogLine line) {
            return new Line(line.at(), line.level().isEmpty() ? null : line.level(),
                    line.category().isEmpty() ? null : line.category(), line.text());
        }
    }
}
