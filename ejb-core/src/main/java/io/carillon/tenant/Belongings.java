package io.carillon.tenant;

import io.carillon.contract.PromptFile;
import io.carillon.contract.Tenant;
import io.carillon.directory.Conflict;
import io.carillon.directory.Extension;
import io.carillon.prompt.PromptDesk;
import io.carillon.prompt.PromptsAway;
import io.carillon.recording.RecordingDesk;
import io.carillon.recording.RecordingEntry;
import io.carillon.recording.RecordingMissing;
import io.carillon.recording.RecordingQuery;
import io.carillon.voicemail.AudioMissing;
import io.carillon.voicemail.Greeting;
import io.carillon.voicemail.Message;
import io.carillon.voicemail.VoicemailDesk;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.List;

/** What a tenant has on disk: its sound. It goes before the rows that lead to it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Belongings {
    private static final int AT_ONCE = 200;

    @EJB
    private RecordingDesk recordings;

    @EJB
    private VoicemailDesk voicemail;

    @EJB
    private PromptDesk prompts;

    /**
     * Destroys all of it.
     *
     * @throws Conflict a recording is on legal hold, or the storage cannot be reached; what is gone is gone
     */
    public void destroy(Tenant tenant, List<Extension> extensions, String who) {
        try {
            recordings(tenant, who);
            for (Extension extension : extensions) {
                mailbox(tenant, extension, who);
            }
            for (PromptFile prompt : prompts.list(tenant)) {
                prompts.delete(new PromptDesk.Wanted(tenant, prompt.language(), prompt.name(), who));
            }
        } catch (RecordingMissing | AudioMissing | PromptsAway away) {
            throw new Conflict("the sound of tenant " + tenant + " cannot be removed now: " + away.getMessage());
        }
    }

    private void recordings(Tenant tenant, String who) throws RecordingMissing {
        RecordingQuery newest = new RecordingQuery(tenant, null, null, null, null, null, null, null, AT_ONCE);
        List<RecordingEntry> some = recordings.search(newest).entries();
        while (!some.isEmpty()) {
            for (RecordingEntry one : some) {
                recordings.destroy(tenant, one.id(), who);
            }
            some = recordings.search(newest).entries();
        }
    }

    private void mailbox(Tenant tenant, Extension extension, String who) throws AudioMissing {
        for (Message message : voicemail.list(tenant, extension.number())) {
            voicemail.destroy(message, who);
        }
        for (Greeting kind : voicemail.greetings(tenant, extension.number()).keySet()) {
            voicemail.forgetGreeting(extension.aor(), kind, who);
        }
    }
}
