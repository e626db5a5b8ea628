package io.carillon.waveform.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.store.Databases.Database;
import io.carillon.waveform.Waveform;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WaveformStoreTest {
    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void aWaveformIsKeptAsItIsUntilItIsForgotten(Database database) {
        WaveformStore store = new WaveformStore(database.source());
        Waveform seen = new Waveform(61_230, List.of(List.of(0, 127, 255), List.of(3, 128, 0)));
        assertThat(store.find("r-1")).isEmpty();
        store.keep("r-1", seen);
        store.keep("r-1", seen);
        assertThat(store.find("r-1")).contains(seen);
        store.forget("r-1");
        store.forget("r-1");
        assertThat(store.find("r-1")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void theLargestFits(Database database) {
        WaveformStore store = new WaveformStore(database.source());
        List<Integer> side = Collections.nCopies(Waveform.MOST_STRETCHES, Waveform.FULL_SCALE);
        Waveform large = new Waveform(1, List.of(side, side));
        store.keep("r-large", large);
        assertThat(store.find("r-large")).contains(large);
    }
}
