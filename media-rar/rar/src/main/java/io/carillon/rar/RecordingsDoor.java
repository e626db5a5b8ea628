package io.carillon.rar;

import io.carillon.contract.Recorded;
import io.carillon.contract.RecordedAudio;
import io.carillon.contract.Recordings;
import io.carillon.contract.StoredAudio;
import io.carillon.rtp.tap.Recorder;
import io.carillon.rtp.transcript.Transcriber;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What the application reaches of the recorder, and who understands what was recorded. */
record RecordingsDoor(Recorder recorder, Transcriber transcriber) implements Recordings {
    @Override
    public List<Recorded> finished(int most) throws IOException {
        return recorder.finished(most);
    }

    @Override
    public void settle(String id) throws IOException {
        recorder.settle(id);
    }

    @Override
    public StoredAudio store(String id, byte[] wav) throws IOException {
        return recorder.store(id, wav);
    }

    @Override
    public Optional<RecordedAudio> open(String id) throws IOException {
        return recorder.open(id);
    }

    @Override
    public Optional<String> understood(String id, String language) throws IOException {
        Optional<RecordedAudio> found = recorder.open(id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (RecordedAudio audio = found.get()) {
            return Optional.of(transcriber.understand(audio, language));
        }
    }

    @Override
    public boolean delete(String id) throws IOException {
        return recorder.delete(id);
    }
}
