package io.carillon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.contract.PromptItem;
import jakarta.json.Json;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordJsonTest {
    /** Everything that settings are made of. */
    record Whole(
            boolean on,
            int count,
            long large,
            String text,
            DayOfWeek day,
            ZoneId zone,
            LocalDate date,
            List<Part> parts,
            Set<DayOfWeek> days,
            Map<Character, Part> keys,
            List<PromptItem> items,
            Optional<String> perhaps,
            Optional<String> never,
            double share,
            Part nothing) {}

    /** A part of it. */
    record Part(String name, List<String> words) {}

    private static Whole whole() {
        return new Whole(true, 7, 1L << 40, "a \"quoted\" ü", DayOfWeek.FRIDAY, ZoneId.of("Europe/Berlin"),
                LocalDate.of(2026, 12, 24), List.of(new Part("p", List.of("x", "y")), new Part("", List.of())),
                new LinkedHashSet<>(List.of(DayOfWeek.SUNDAY)), Map.of('1', new Part("one", List.of())),
                List.of(new PromptItem.File("hello"), new PromptItem.Number(-3)), Optional.of("yes"),
                Optional.empty(), 0.25, null);
    }

    @Test
    void whatIsReadBackIsWhatWasWritten() {
        assertThat(RecordJson.read(Whole.class, RecordJson.write(whole()))).isEqualTo(whole());
    }

    @Test
    void oneOfSeveralSaysWhich() {
        assertThat(RecordJson.write(whole()).getJsonArray("items").getJsonObject(0).getString("kind")).isEqualTo("File");
    }

    @Test
    void whatDoesNotFitIsSaidByField() {
        var json = RecordJson.write(whole());
        assertThatThrownBy(() -> RecordJson.read(Whole.class, Json.createObjectBuilder(json).add("count", "x").build()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("count");
        assertThatThrownBy(() -> RecordJson.read(Whole.class, Json.createObjectBuilder(json).add("day", "SOMEDAY").build()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("day");
        assertThatThrownBy(() -> RecordJson.read(Whole.class, Json.createObjectBuilder(json).remove("on").build()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("on");
        var kind = Json.createArrayBuilder().add(Json.createObjectBuilder().add("kind", "Nothing")).build();
        assertThatThrownBy(() -> RecordJson.read(Whole.class, Json.createObjectBuilder(json).add("items", kind).build()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Nothing");
    }
}
