package io.carillon.waveform;

import io.carillon.contract.RecordedAudio;
import io.carillon.waveform.store.WaveformStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Waveforms by the name that the storage has for the audio, reckoned once. */
@ApplicationScoped
public class Waveforms {
    /** An hour of audio takes a core for a moment; calls come first. */
    private static final int AT_A_TIME = 2;

    private final Semaphore places = new Semaphore(AT_A_TIME);
    private WaveformStore store;

    /** For the server. */
    public Waveforms() {}

    /** On this table. */
    @Inject
    public Waveforms(WaveformStore store) {
        this.store = store;
    }

    /** Opens the audio when it has to be looked at. */
    @FunctionalInterface
    public interface Opening<E extends Exception> {
        /** The audio; it is closed by who asked. */
        RecordedAudio open() throws E;
    }

    /**
     * What a recording looks like.
     *
     * @param audio its name in the storage
     * @return empty when as many as may be are being reckoned: ask again
     * @throws E it cannot be opened
     * @throws IOException the storage failed
     */
    public <E extends Exception> Optional<Waveform> of(String audio, Opening<E> opening) throws E, IOException {
        Optional<Waveform> known = store.find(audio);
        if (known.isPresent()) {
            return known;
        }
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        try (RecordedAudio opened = opening.open()) {
            Waveform made = WaveformReader.read(opened);
            store.keep(audio, made);
            return Optional.of(made);
        } finally {
            places.release();
        }
    }

    /** The audio is gone, and what it looked like with it. */
    public void forget(String audio) {
        store.forget(audio);
    }
}
