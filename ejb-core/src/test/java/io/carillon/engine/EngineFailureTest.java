package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.cdr.Disposition;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.SwitchCommand.Dial;
import io.carillon.contract.SwitchCommand.Reject;
import io.carillon.feature.FeatureSwitch;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failures inside the engine stay inside. */
class EngineFailureTest {
    @TempDir
    Path dir;

    private static final class Throwing implements RoutingFeature {
        @Override
        public String id() {
            return "throwing";
        }

        @Override
        public Order order() {
            return Order.EMERGENCY;
        }

        @Override
        public Verdict consider(RoutingView view) {
            throw new IllegalStateException("made to fail");
        }
    }

    private record Small(int calls, int perExtension) implements FeatureSwitch {
        @Override
        public boolean isOn(String id) {
            return true;
        }

        @Override
        public int number(String key, int otherwise, int least, int most) {
            return key.endsWith("max") ? calls : perExtension;
        }
    }

    @Test
    void featureThatThrowsIsPassedOverAndCounted() throws IOException {
        try (House house = new House(dir, FeatureSwitch.DEFAULTS, List.of(new Throwing()))) {
            house.extension("1001").extension("1002");
            CallId call = house.call("1001", "1002");
            assertThat(house.phones.commands(Dial.class)).hasSize(1);
            assertThat(house.catalog.failures()).isEqualTo(1);
            house.phones.hangsUp(house.phones.caller(call), Cause.CANCELLED);
        }
    }

    @Test
    void oneCallTooManyIsRefusedAndTheOthersGoOn() throws IOException {
        try (House house = new House(dir, new Small(2, 0), List.of())) {
            house.extension("1001").extension("1002");
            house.call("1001", "1002");
            house.call("1001", "1002");
            CallId third = house.call("1001", "1002");
            assertThat(house.only(Reject.class)).isEqualTo(new Reject(house.phones.caller(third),
                    new Cause(503, 42, "Limit of the server: 2 calls at a time")));
            assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.FAILED);
            assertThat(house.registry.calls()).isEqualTo(2);
        }
    }

    @Test
    void extensionWithTooManyCallsIsRefused() throws IOException {
        try (House house = new House(dir, new Small(100, 1), List.of())) {
            house.extension("1001").extension("1002").extension("1003");
            house.call("1001", "1002");
            house.call("1001", "1002");
            assertThat(house.only(Reject.class).cause().sip()).isEqualTo(403);
            house.call("1003", "1002");
            assertThat(house.phones.commands(Dial.class)).hasSize(2);
        }
    }

    @Test
    void fullJournalRefusesNewCallsAndLetsOthersEnd() throws IOException {
        try (House house = new House(dir)) {
            house.extension("1001").extension("1002");
            CallId up = house.talking("1001", "1002");
            int i = 0;
            while (house.journal.store(new CallId("filler" + i++), new byte[60_000])) {
                assertThat(i).isLessThan(1000);
            }
            CallId refused = house.call("1001", "1002");
            assertThat(house.only(Reject.class))
                    .isEqualTo(new Reject(house.phones.caller(refused), Cause.UNAVAILABLE));
            house.phones.hangsUp(house.phones.caller(up));
            assertThat(house.records).hasSize(2);
            assertThat(house.registry.all()).isEmpty();
        }
    }
}
