package io.carillon.history;

import io.carillon.directory.Change.Subject;
import io.carillon.directory.Conflict;
import io.carillon.prompt.KeptPrompt;
import io.carillon.prompt.PromptDesk;
import io.carillon.prompt.PromptDesk.Wanted;
import io.carillon.prompt.PromptsAway;
import io.carillon.store.RecordJson;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Recordings of the house. What was new goes; a sound of before does not come back, for it is not kept. */
@ApplicationScoped
class PromptThings implements Things {
    @EJB
    private PromptDesk prompts;

    @Override
    public boolean knows(String kind) {
        return kind.equals(KeptPrompt.KIND);
    }

    @Override
    public Optional<JsonObject> now(Subject subject) {
        try {
            return prompts.kept(wanted(subject, "")).map(RecordJson::write);
        } catch (PromptsAway away) {
            throw unreachable(away);
        }
    }

    private static Wanted wanted(Subject subject, String who) {
        String[] parts = subject.name().split("/", 2);
        return new Wanted(subject.tenant(), parts[0], parts[1], who);
    }

    @Override
    public List<Missing> create(Comeback back) {
        throw notKept(back.subject());
    }

    @Override
    public void change(Subject subject, Turn turn, String who) {
        throw notKept(subject);
    }

    @Override
    public void delete(Subject subject, JsonObject now, String who) {
        try {
            Wanted wanted = wanted(subject, who);
            Things.same(subject, now, prompts.kept(wanted).map(RecordJson::write).orElseThrow(() -> Things.missing(subject)));
            prompts.delete(wanted);
        } catch (PromptsAway away) {
            throw unreachable(away);
        }
    }

    private static Conflict notKept(Subject subject) {
        return new Conflict("the sound of " + subject + " of before is not kept: hand it in again");
    }

    private static Conflict unreachable(PromptsAway away) {
        return new Conflict("recordings of the house cannot be reached now: " + away.getMessage());
    }
}
