package io.carillon.waveform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.waveform.store.WaveformStore;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaveformsTest {
    private final Map<String, Waveform> kept = new HashMap<>();
    private final Waveforms waveforms = new Waveforms(new WaveformStore() {
        @Override
        public Optional<Waveform> find(String audio) {
            return Optional.ofNullable(kept.get(audio));
        }

        @Override
        public void keep(String audio, Waveform waveform) {
            kept.put(audio, waveform);
        }

        @Override
        public void forget(String audio) {
            kept.remove(audio);
        }
    });

    @Test
    void theAudioIsLookedAtOnceAndClosed() throws Exception {
        WavBytes audio = WavBytes.of(1, new short[8000]);
        Optional<Waveform> first = waveforms.of("r-1", () -> audio);
        assertThat(first).isPresent();
        assertThat(audio.isClosed()).isTrue();
        assertThat(waveforms.of("r-1", () -> {
            throw new AssertionError("looked at again");
        })).isEqualTo(first);
        waveforms.forget("r-1");
        assertThat(kept).isEmpty();
    }

    @Test
    void whoComesWhileTwoAreBeingLookedAtComesAgain() throws Exception {
        WavBytes audio = WavBytes.of(1, new short[800]);
        Optional<Waveform> second = waveforms.of("r-1", () -> {
            inside("r-2", () -> {
                inside("r-3", () -> audio, false);
                return audio;
            }, true);
            return audio;
        });
        assertThat(second).isPresent();
        assertThat(waveforms.of("r-3", () -> audio)).isPresent();
    }

    private void inside(String name, Waveforms.Opening<RuntimeException> opening, boolean wanted) {
        try {
            assertThat(waveforms.of(name, opening).isPresent()).isEqualTo(wanted);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void whatCannotBeReadIsNotKeptAndHoldsNoPlace() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> waveforms.of("r-1", () -> WavBytes.raw(new byte[64]))).isInstanceOf(IOException.class);
        }
        assertThat(kept).isEmpty();
    }
}
