package io.carillon.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.contract.CallId;
import io.carillon.contract.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordingEntryTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static RecordingEntry of(String days, int otherwise) {
        return RecordingEntry.of(new Recorded("r-1", new CallId("c-1"),
                Map.of("tenant", "acme", "direction", "INBOUND", "caller", "+49", "retentionDays", days), NOON, 10, 20,
                8000, 2, 0, Recorded.End.STOPPED, List.of(), "k"), otherwise);
    }

    @Test
    void thePolicySaysHowLongAndElseTheServer() {
        assertThat(of("1", 90).keep().until()).isEqualTo(NOON.plusSeconds(86_400));
        assertThat(of("0", 2).keep().until()).isEqualTo(NOON.plusSeconds(2 * 86_400));
        assertThat(of("0", 0).keep().until()).isNull();
        assertThat(of("0", 0).tenant().name()).isEqualTo("acme");
    }

    @Test
    void aWrongRetentionStopsTheStart() {
        assertThat(RecordingWatch.days(null)).isEqualTo(90);
        assertThat(RecordingWatch.days("0")).isZero();
        assertThatThrownBy(() -> RecordingWatch.days("a week")).hasMessageContaining(RecordingWatch.RETENTION);
        assertThatThrownBy(() -> RecordingWatch.days("36501")).hasMessageContaining(RecordingWatch.RETENTION);
    }
}
