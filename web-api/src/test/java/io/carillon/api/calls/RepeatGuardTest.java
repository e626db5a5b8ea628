package io.carillon.api.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RepeatGuardTest {
    private static final OriginateBody BODY = new OriginateBody("1001", "1002");

    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger placed = new AtomicInteger();
    private final RepeatGuard guard = new RepeatGuard(clock::get);
    private final Supplier<CallId> place = () -> new CallId("c" + placed.incrementAndGet());

    @Test
    void aRepeatGetsTheCallItAlreadyHas() {
        CallId first = guard.once(key("k"), BODY, place);
        assertThat(guard.once(key("k"), BODY, place)).isEqualTo(first);
        assertThat(placed).hasValue(1);
    }

    @Test
    void theSameKeyForAnotherCallIsRefused() {
        guard.once(key("k"), BODY, place);
        assertThat(status(() -> guard.once(key("k"), new OriginateBody("1001", "1003"), place))).isEqualTo(422);
    }

    @Test
    void aRepeatWhileTheFirstIsUnderWayIsTold() {
        guard.once(key("k"), BODY, () -> {
            assertThat(status(() -> guard.once(key("k"), BODY, place))).isEqualTo(409);
            return place.get();
        });
        assertThat(placed).hasValue(1);
    }

    @Test
    void aFailureFreesTheKey() {
        assertThatThrownBy(() -> guard.once(key("k"), BODY, () -> {
                    throw new IllegalStateException("full");
                }))
                .hasMessage("full");
        assertThat(guard.once(key("k"), BODY, place)).isEqualTo(new CallId("c1"));
    }

    @Test
    void usersDoNotShareKeys() {
        guard.once(key("k"), BODY, place);
        guard.once(new RepeatGuard.Key(Tenant.DEFAULT, "bob", "k"), BODY, place);
        guard.once(new RepeatGuard.Key(new Tenant("acme"), "alice", "k"), BODY, place);
        assertThat(placed).hasValue(3);
    }

    @Test
    void keysAreForgottenAfterADay() {
        guard.once(key("k"), BODY, place);
        clock.addAndGet(Duration.ofHours(25).toNanos());
        guard.once(key("k"), BODY, place);
        assertThat(placed).hasValue(2);
        assertThat(guard.size()).isEqualTo(1);
    }

    @Test
    void theOldestKeysMakeRoom() {
        for (int i = 0; i < RepeatGuard.MOST_KEYS + 10; i++) {
            guard.once(key("k" + i), BODY, place);
        }
        assertThat(guard.size()).isEqualTo(RepeatGuard.MOST_KEYS);
        int before = placed.get();
        guard.once(key("k" + (RepeatGuard.MOST_KEYS + 9)), BODY, place);
        assertThat(placed).hasValue(before);
        guard.once(key("k0"), BODY, place);
        assertThat(placed).hasValue(before + 1);
    }

    @Test
    void keysAreVisibleText() {
        assertThat(status(() -> guard.once(key(""), BODY, place))).isEqualTo(400);
        assertThat(status(() -> guard.once(key("x".repeat(129)), BODY, place))).isEqualTo(400);
        assertThat(status(() -> guard.once(key("a b"), BODY, place))).isEqualTo(400);
    }

    private static RepeatGuard.Key key(String value) {
        return new RepeatGuard.Key(Tenant.DEFAULT, "alice", value);
    }

    private static int status(org.assertj.core.api.ThrowableAssert.ThrowingCallable attempt) {
        return catchThrowableOfType(WebApplicationException.class, attempt).getResponse().getStatus();
    }
}
