package io.carillon.batch;

import static io.carillon.batch.BatchLog.LOG;

import io.carillon.voicemail.AudioMissing;
import io.carillon.voicemail.Message;
import io.carillon.voicemail.VoicemailDesk;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Destroys a chunk of messages, audio first. One that cannot be destroyed now is left for the next run. */
@Dependent
@Named("voicemailPurgeWriter")
public class VoicemailPurgeWriter extends AbstractItemWriter {
    @Inject
    private VoicemailDesk desk;

    @Override
    public void writeItems(List<Object> items) {
        for (Object item : items) {
            Message message = (Message) item;
            try {
                desk.destroy(message, JobDesk.VOICEMAIL_PURGE);
            } catch (AudioMissing notNow) {
                LOG.messageNotPurged(message.id(), notNow.getMessage());
            }
        }
    }
}
