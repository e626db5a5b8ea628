package io.carillon.api.repeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.carillon.contract.Tenant;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RepeatsTest {
    private static final Repeats.Answer MADE = new Repeats.Answer(201, null, "\"1\"", null);

    private final AtomicLong clock = new AtomicLong();
    private final Repeats repeats = new Repeats(clock::get);

    private static Repeats.Key key(String value) {
        return new Repeats.Key(Tenant.DEFAULT, "alice", value);
    }

    private int status(Runnable request) {
        return catchThrowableOfType(WebApplicationException.class, request::run).getResponse().getStatus();
    }

    @Test
    void aRepeatGetsTheAnswerOfTheFirst() {
        assertThat(repeats.begin(key("k"), "a")).isEmpty();
        repeats.end(key("k"), MADE);
        assertThat(repeats.begin(key("k"), "a")).contains(MADE);
        assertThat(repeats.begin(new Repeats.Key(Tenant.DEFAULT, "bob", "k"), "a")).as("of another").isEmpty();
        assertThat(repeats.begin(new Repeats.Key(new Tenant("other"), "alice", "k"), "a")).isEmpty();
    }

    @Test
    void theSameKeyForAnotherRequestIsRefused() {
        repeats.begin(key("k"), "a");
        repeats.end(key("k"), MADE);
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
        repeats.end(key("k"), MADE);
        clock.addAndGet(Duration.ofHours(25).toNanos());
        assertThat(repeats.begin(key("k"), "b")).isEmpty();
        for (int i = 0; i <= Repeats.MOST_KEYS; i++) {
            repeats.begin(key("k" + i), "a");
        }
        assertThat(repeats.size()).isEqualTo(Repeats.MOST_KEYS);
    }

    @Test
    void strangeKeysAreRefused() {
        assertThat(status(() -> repeats.begin(key(""), "a"))).isEqualTo(400);
        assertThat(status(() -> repeats.begin(key("a b"), "a"))).isEqualTo(400);
        assertThat(status(() -> repeats.begin(key("x".repeat(129)), "a"))).isEqualTo(400);
    }
}
