package io.carillon.api.repeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.carillon.access.Repeated;
import io.carillon.access.RepeatedAnswers;
import io.carillon.contract.Tenant;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RepeatsTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private final Map<Repeated.Key, Repeated> rows = new HashMap<>();
    private final RepeatedAnswers lasting = new RepeatedAnswers() {
        @Override
        public Optional<Repeated> find(Repeated.Key key, Instant asked) {
            if (away) {
                throw new IllegalStateException("no database");
            }
            return Optional.ofNullable(rows.get(key)).filter(one -> one.at().plus(KEPT).isAfter(asked));
        }

        @Override
        public void keep(Repeated answer) {
            if (away) {
                throw new IllegalStateException("no database");
            }
            rows.put(answer.whose(), answer);
        }
    };
    private boolean away;
    private Instant now = START;
    private Repeats repeats = new Repeats(lasting, () -> now);

    private static Repeated.Key key(String value) {
        return new Repeated.Key(Tenant.DEFAULT, "alice", value);
    }

    private static Repeated made(String key, String request) {
        return new Repeated(key(key), request, 201, null, "\"1\"", "{}", START);
    }

    private int status(Runnable request) {
        return catchThrowableOfType(WebApplicationException.class, request::run).getResponse().getStatus();
    }

    @Test
    void aRepeatGetsTheAnswerOfTheFirst() {
        assertThat(repeats.begin(key("k"), "a")).isEmpty();
        repeats.end(key("k"), made("k", "a"));
        assertThat(repeats.begin(key("k"), "a")).contains(made("k", "a"));
        assertThat(repeats.begin(new Repeated.Key(Tenant.DEFAULT, "bob", "k"), "a")).as("of another").isEmpty();
        assertThat(repeats.begin(new Repeated.Key(new Tenant("other"), "alice", "k"), "a")).isEmpty();
    }

    @Test
    void theSameKeyForAnotherRequestIsRefused() {
        repeats.begin(key("k"), "a");
        repeats.end(key("k"), made("k", "a"));
        assertThat(status(() -> repeats.begin(key("k"), "b"))).isEqualTo(422);
    }

    @Test
    void aRepeatWhileTheFirstIsUnderWayIsTold() {
        repeats.begin(key("k"), "a");
        assertThat(status(() -> repeats.begin(key("k"), "a"))).isEqualTo(409);
    }

    @Test
    void whatFailedFreesItsKey() {
        repeats.begin(key("k"), "a");
        repeats.end(key("k"), null);
        assertThat(repeats.begin(key("k"), "b")).isEmpty();
        assertThat(repeats.size()).isEqualTo(1);
    }

    @Test
    void keysAreForgottenAfterADayAndWhenThereAreTooMany() {
        repeats.begin(key("k"), "a");
        repeats.end(key("k"), made("k", "a"));
        now = now.plus(Duration.ofHours(25));
        assertThat(repeats.begin(key("k"), "b")).isEmpty();
        for (int i = 0; i <= Repeats.MOST_KEYS; i++) {
            repeats.begin(key("k" + i), "a");
        }
        assertThat(repeats.size()).isEqualTo(Repeats.MOST_KEYS);
    }

    @Test
    void afterARestartARepeatGetsTheAnswerOfTheFirst() {
        repeats.begin(key("k"), "a");
        repeats.end(key("k"), made("k", "a"));
        repeats.begin(key("lost"), "a");
        repeats = new Repeats(lasting, () -> now);
        assertThat(repeats.begin(key("k"), "a")).contains(made("k", "a"));
        assertThat(status(() -> repeats.begin(key("k"), "b"))).isEqualTo(422);
        assertThat(repeats.begin(key("lost"), "a")).as("what was never answered begins anew").isEmpty();
        now = now.plus(Duration.ofHours(25));
        repeats = new Repeats(lasting, () -> now);
        assertThat(repeats.begin(key("k"), "b")).as("a day later").isEmpty();
    }

    @Test
    void whileTheDatabaseIsAwayMemoryHasToDo() {
        away = true;
        assertThat(repeats.begin(key("k"), "a")).isEmpty();
        repeats.end(key("k"), made("k", "a"));
        assertThat(repeats.begin(key("k"), "a")).contains(made("k", "a"));
    }

    @Test
    void strangeKeysAreRefused() {
        assertThat(status(() -> repeats.begin(key(""), "a"))).isEqualTo(400);
        assertThat(status(() -> repeats.begin(key("a b"), "a"))).isEqualTo(400);
        assertThat(status(() -> repeats.begin(key("x".repeat(129)), "a"))).isEqualTo(400);
    }
}
