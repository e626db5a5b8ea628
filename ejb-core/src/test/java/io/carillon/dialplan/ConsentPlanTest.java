package io.carillon.dialplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is told that he is recorded, and how. */
class ConsentPlanTest {
    private static final Duration INTERVAL = Duration.ofSeconds(15);

    private static ConsentPlan plan(String byCountry, String home) {
        return ConsentPlan.of(byCountry, home, INTERVAL);
    }

    @Test
    void theCountryOfTheNumberDecides() {
        ConsentPlan plan = plan("DE:announcement, US:tone,GB:none", "US");
        assertThat(plan.of(List.of("", "+493012345678"))).isEqualTo(RecordingNotice.ANNOUNCEMENT);
        assertThat(plan.of(List.of("", "+442079460000"))).isEqualTo(RecordingNotice.TONE);
        assertThat(plan.of(List.of("+12125550123", "+442079460000"))).isEqualTo(RecordingNotice.TONE);
        assertThat(plan.of(List.of("+442079460000"))).isEqualTo(RecordingNotice.NONE);
    }

    @Test
    void theStrictestCountsAndWhatIsNotNamedIsAsTheRest() {
        ConsentPlan plan = plan("*:tone,DE:none,FR:announcement", "DE");
        assertThat(plan.of(List.of("", ""))).isEqualTo(RecordingNotice.NONE);
        assertThat(plan.of(List.of("", "+34912345678"))).isEqualTo(RecordingNotice.TONE);
        assertThat(plan.of(List.of("+34912345678", "+33142685300"))).isEqualTo(RecordingNotice.ANNOUNCEMENT);
        assertThat(plan.of(List.of("", "anonymous"))).as("nobody knows where that is").isEqualTo(RecordingNotice.TONE);
        assertThat(plan.of(List.of("", "030123456"))).as("a number of the home country").isEqualTo(RecordingNotice.NONE);
        assertThat(ConsentPlan.NONE.of(List.of("", "+493012345678"))).isEqualTo(RecordingNotice.NONE);
    }

    @Test
    void everybodyIsToldInHisLanguage() {
        ConsentPlan plan = plan("*:announcement", "AT");
        assertThat(List.of(plan.language(""), plan.language("+33142685300"), plan.language("+34912345678"),
                plan.language("+442079460000"))).containsExactly("de", "fr", "es", "en");
        assertThat(plan("", "").language("")).isEqualTo("en");
    }

    @Test
    void aWrongValueIsNamedWithItsKey() {
        for (String wrong : List.of("DE", "Germany:tone", "DE:beep", "DE:tone:none", "de:tone")) {
            assertThatThrownBy(() -> plan(wrong, "")).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(ConsentPlan.KEY).hasMessageContaining(wrong);
        }
        assertThatThrownBy(() -> plan("", "Austria")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(ConsentPlan.HOME_KEY);
    }
}
