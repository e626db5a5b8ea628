package io.carillon.batch;

import static io.carillon.batch.BatchLog.LOG;

import io.carillon.directory.Conflict;
import io.carillon.directory.NotFound;
import io.carillon.recording.RecordingDesk;
import io.carillon.recording.RecordingEntry;
import io.carillon.recording.RecordingMissing;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/**
 * Destroys a chunk of recordings, audio first. Whoever puts one on hold until the moment it begins is in time. One that
 * cannot be destroyed now is left for the next run.
 */
@Dependent
@Named("recordingPurgeWriter")
public class RecordingPurgeWriter extends AbstractItemWriter {
    @Inject
    private RecordingDesk desk;

    @Override
    public void writeItems(List<Object> items) {
        for (Object item : items) {
            RecordingEntry entry = (RecordingEntry) item;
            try {
                desk.destroy(entry.tenant(), entry.id(), JobDesk.RECORDING_PURGE);
            } catch (Conflict | NotFound | RecordingMissing notNow) {
                LOG.notPurged(entry.id(), notNow.getMessage());
            }
        }
    }
}
