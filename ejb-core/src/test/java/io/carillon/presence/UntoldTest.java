package io.carillon.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UntoldTest {
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final List<String> lines = new ArrayList<>();
    private final Untold untold =
            new Untold(clock::get, (extension, reason, more) -> lines.add(extension + " " + reason + " " + more));

    private void count(String extension) {
        untold.count(new Aor(Tenant.DEFAULT, extension), new IllegalStateException("away"));
    }

    @Test
    void oneOfAMinuteIsNamedAndTheOthersAreCounted() {
        count("1001");
        count("1002");
        count("1003");
        assertThat(lines).singleElement().asString().contains("1001").contains("away").endsWith(" 0");
        clock.addAndGet(Duration.ofMinutes(1).toNanos());
        count("1004");
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).contains("1004").endsWith(" 2");
    }
}
