package io.carillon.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.bench.OverloadVerdict.Stretch;
import org.junit.jupiter.api.Test;

class OverloadVerdictTest {
    private static final Stretch ORDINARY = new Stretch(5_000, 5_000, 4_990, 0, 0, 0);

    private static Stretch flooded(int completed, int unexplained, int silent, double loss) {
        return new Stretch(10_000, 25_000, completed, unexplained, silent, loss);
    }

    private static boolean passes(Stretch overload) {
        return new OverloadVerdict(ORDINARY, overload, ORDINARY, 0).passed();
    }

    @Test
    void aServerThatRefusesInTimePasses() {
        assertThat(new OverloadVerdict(ORDINARY, flooded(7_000, 0, 250, 1), ORDINARY, 0)).matches(Verdict::passed).asString()
                .endsWith("overload: PASS");
    }

    @Test
    void eachNumberAloneFails() {
        assertThat(passes(flooded(6_999, 0, 0, 0))).as("too little completes").isFalse();
        assertThat(passes(flooded(7_000, 1, 0, 0))).as("a refusal does not say when to come again").isFalse();
        assertThat(passes(flooded(7_000, 0, 251, 0))).as("too many hear nothing").isFalse();
        assertThat(passes(flooded(7_000, 0, 0, 1.1))).as("people who talk are disturbed").isFalse();
        Stretch slow = new Stretch(5_000, 5_000, 4_900, 0, 0, 0);
        assertThat(new OverloadVerdict(slow, flooded(7_000, 0, 0, 0), ORDINARY, 0).passed()).isFalse();
        assertThat(new OverloadVerdict(ORDINARY, flooded(7_000, 0, 0, 0), slow, 0).passed()).as("not at once as before").isFalse();
        assertThat(new OverloadVerdict(ORDINARY, flooded(7_000, 0, 0, 0), ORDINARY, 1)).asString()
                .containsPattern("people who could not talk +1.00, at most +0.0 +FAIL");
    }
}
