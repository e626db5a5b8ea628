package io.carillon.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.bench.SoakVerdict.Look;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoakVerdictTest {
    private static List<Look> anHour(double residentGrowth, double heapGrowth, double threads, double files) {
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i <= 12; i++) {
            boolean middle = i == 6;
            looks.add(new Look(i * 300, 200 + heapGrowth * i / 12, 900 + residentGrowth * i / 12, middle ? 150 + threads : 150,
                    middle ? 400 + files : 400));
        }
        return looks;
    }

    private static SoakVerdict of(List<Look> looks) {
        return new SoakVerdict(looks, 1_440_000, 1_000, true);
    }

    @Test
    void anHourWithinItsNumbersPasses() {
        assertThat(of(anHour(49, -3, 20, 20))).matches(SoakVerdict::passed).asString().endsWith("soak: PASS");
    }

    @Test
    void eachNumberAloneFails() {
        assertThat(of(anHour(51, 0, 0, 0))).asString().containsPattern("resident memory, MiB an hour +51.00, at most +50.0 +FAIL");
        assertThat(of(anHour(51, 0, 0, 0)).passed()).isFalse();
        assertThat(of(anHour(0, 51, 0, 0)).passed()).isFalse();
        assertThat(of(anHour(0, 0, 21, 0)).passed()).isFalse();
        assertThat(of(anHour(0, 0, 0, 21)).passed()).isFalse();
        assertThat(of(anHour(0, 0, 0, 0).subList(0, 12)).passed()).as("five minutes short").isFalse();
        assertThat(new SoakVerdict(anHour(0, 0, 0, 0), 1_000, 2, true).passed()).as("calls failed").isFalse();
        assertThat(new SoakVerdict(anHour(0, 0, 0, 0), 1_000, 0, false).passed()).as("another process").isFalse();
    }

    @Test
    void oneLookThatIsOffDecidesNothing() {
        List<Look> looks = anHour(0, 0, 0, 0);
        looks.set(12, new Look(3600, 200, 1_000, 150, 400));
        assertThat(of(looks).passed()).isTrue();
    }
}
