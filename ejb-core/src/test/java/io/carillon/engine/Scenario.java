package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test that plays a call in a {@link House} with extensions 1001 to 1004; afterwards nothing may be left over. */
abstract class Scenario {
    @TempDir
    Path dir;

    House house;

    @BeforeEach
    void build() {
        house = new House(dir).extension("1001").extension("1002").extension("1003").extension("1004");
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        assertThat(house.phones.violations()).isEmpty();
        assertThat(house.registry.all()).isEmpty();
        assertThat(house.phones.up()).isEmpty();
        assertThat(house.phones.timers()).isEmpty();
        assertThat(house.registry.callsOf(House.aor("1001"))).isZero();
        house.close();
    }
}
