package io.carillon.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.carillon.api.problem.FieldError;
import io.carillon.api.problem.Problem;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.WebApplicationException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies are taken strictly, and what is wrong with them is told so that a person can mend it. */
class RecordJsonReaderTest {
    private static ValidatorFactory validation;
    private static RecordJsonReader reader;

    enum Colour {
        RED,
        GREEN
    }

    record Order(
            @NotNull @Size(min = 2, max = 5) String name,
            @Max(10) Integer count,
            Boolean urgent,
            Instant at,
            Colour colour,
            List<String> tags,
            Set<Integer> sizes) {}

    @BeforeAll
    static void start() {
        validation = Validation.buildDefaultValidatorFactory();
        reader = new RecordJsonReader();
        reader.validator = validation.getValidator();
    }

    @AfterAll
    static void stop() {
        validation.close();
    }

    @Test
    void fillsEveryKindOfField() {
        Order order = read("{\"name\":\"bell\",\"count\":3,\"urgent\":true,\"at\":\"2026-11-21T05:30:00Z\","
                + "\"colour\":\"RED\",\"tags\":[\"a\",\"b\"],\"sizes\":[1,2,2]}");
        assertThat(order)
                .isEqualTo(new Order(
                        "bell",
                        3,
                        true,
                        Instant.parse("2026-11-21T05:30:00Z"),
                        Colour.RED,
                        List.of("a", "b"),
                        Set.of(1, 2)));
    }

    @Test
    void absentAndNullAreTheSame() {
        assertThat(read("{\"name\":\"bell\",\"count\":null}")).isEqualTo(read("{\"name\":\"bell\"}"));
    }

    @Test
    void namesEveryBadFieldAtOnce() {
        Problem problem = refuse("{\"name\":\"x\",\"count\":11,\"urgent\":\"yes\",\"at\":\"noon\",\"colour\":\"blue\","
                + "\"tags\":\"a\",\"sizes\":[1.5],\"extra\":1}");
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors())
                .extracting(FieldError::field)
                .containsExactly("at", "colour", "count", "extra", "name", "sizes", "tags", "urgent");
    }

    @Test
    void saysWhichFieldsAreKnownWhenOneIsNot() {
        assertThat(refuse("{\"nam\":\"bell\",\"name\":\"bell\"}").errors())
                .containsExactly(new FieldError(
                        "nam",
                        "is not a field of this request; known are name, count, urgent, at, colour, tags, sizes"));
    }

    @Test
    void aMissingFieldIsNamed() {
        assertThat(refuse("{}").errors()).extracting(FieldError::field).containsExactly("name");
    }

    @Test
    void aWrongTypeIsToldOnceEvenIfTheFieldIsRequired() {
        assertThat(refuse("{\"name\":5}").errors()).containsExactly(new FieldError("name", "must be a string"));
    }

    @Test
    void tellsWhereTheTextStopsBeingJson() {
        assertThat(refuse("{\"name\":\n  bell}").detail()).contains("line 2").contains("column");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "[]", "5", "null", "\"x\"", "{", "{\"name\":\"ab\"} x", "{\"name\":\"ab\"}{}", "{'name':1}"})
    void whatIsNotOneObjectIsMalformed(String body) {
        assertThat(refuse(body).type()).endsWith("malformed-request");
    }

    @Test
    void aFieldGivenTwiceIsMalformed() {
        assertThat(refuse("{\"name\":\"ab\",\"name\":\"cd\"}").detail()).contains("twice");
    }

    @Test
    void deepNestingIsRefusedWithoutExhaustingTheStack() {
        String body = "{\"name\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}";
        assertThat(refuse(body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "99999999999", "1.5", "-2147483649"})
    void numbersThatDoNotFitAreNamed(String number) {
        assertThat(refuse("{\"name\":\"bell\",\"count\":" + number + "}").status()).isEqualTo(400);
    }

    record Letter(@Lines String text) {}

    @Test
    void aTextOfSeveralLinesIsTakenWhereOneIsMeant() {
        assertThat(reader.read(Letter.class, "{\"text\":\"a\\r\\n\\tb\"}".getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo("a\r\n\tb");
        for (String other : List.of("\"a\\u0000b\"", "\"a\\u001bb\"", "\"a\\ud800b\"", "7")) {
            assertThat(catchThrowableOfType(WebApplicationException.class,
                    () -> reader.read(Letter.class, ("{\"text\":" + other + "}").getBytes(StandardCharsets.UTF_8)))).isNotNull();
        }
    }

    @Test
    void controlCharactersAndHalfCharactersAreRefused() {
        assertThat(refuse("{\"name\":\"a\\u0000b\"}").errors()).extracting(FieldError::field).containsExactly("name");
        assertThat(refuse("{\"name\":\"a\\ud800b\"}").errors()).extracting(FieldError::field).containsExactly("name");
        assertThat(refuse("{\"name\":\"a\\r\\nb\"}").errors()).extracting(FieldError::field).containsExactly("name");
    }

    @Test
    void onlyUtf8IsText() {
        WebApplicationException refused = catchThrowableOfType(
                WebApplicationException.class,
                () -> reader.read(Order.class, "{\"name\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(((Problem) refused.getResponse().getEntity()).detail()).contains("UTF-8");
    }

    @Test
    void hostileFieldNamesComeBackShortAndPlain() {
        String field = refuse("{\"name\":\"bell\",\"<b>\\u0007" + "x".repeat(500) + "\":1}").errors().get(0).field();
        assertThat(field).hasSizeLessThan(70).doesNotContain("\u0007");
    }

    private static Order read(String json) {
        return reader.read(Order.class, json.getBytes(StandardCharsets.UTF_8));
    }

    private static Problem refuse(String json) {
        WebApplicationException refused = catchThrowableOfType(WebApplicationException.class, () -> read(json));
        assertThat(refused).as("refusal of " + json).isNotNull();
        return (Problem) refused.getResponse().getEntity();
    }
}
