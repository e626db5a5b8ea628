package io.carillon.prompt;

import io.carillon.contract.PromptFile;
import io.carillon.contract.PromptFiles;
import io.carillon.contract.Tenant;
import io.carillon.directory.AuditTrail;
import io.carillon.directory.NotFound;
import io.carillon.directory.SwitchLink;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Recordings for menus, for whoever may hand them in, hear or delete them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PromptDesk {
    @Inject
    private SwitchLink link;

    @EJB
    private AuditTrail audit;

    /**
     * What somebody wants to do.
     *
     * @param who login name, for the audit
     */
    public record Wanted(Tenant tenant, String language, String name, String who) {}

    /** All of the tenant, by language and name. */
    public List<PromptFile> list(Tenant tenant) throws PromptsAway {
        return ask(files -> files.list(tenant));
    }

    /** Takes a recording, or says in one line why not. Callers hear it at once. */
    public PromptFiles.Taken put(Wanted wanted, byte[] sound) throws PromptsAway {
        PromptFiles.Taken taken = ask(files -> files.put(wanted.tenant(), wanted.language(), wanted.name(), sound));
        if (taken.refusal() == null) {
            audit.note(wanted.tenant(), wanted.who(), "prompt.changed", wanted.language() + "/" + wanted.name());
        }
        return taken;
    }

    /**
     * One of them as a WAV file.
     *
     * @throws NotFound there is none
     */
    public byte[] hear(Wanted wanted) throws PromptsAway {
        return ask(files -> files.read(wanted.tenant(), wanted.language(), wanted.name()))
                .orElseThrow(() -> missing(wanted));
    }

    /**
     * It is gone; menus that name it say two short tones in its place.
     *
     * @throws NotFound there is none
     */
    public void delete(Wanted wanted) throws PromptsAway {
        if (!ask(files -> files.delete(wanted.tenant(), wanted.language(), wanted.name()))) {
            throw missing(wanted);
        }
        audit.note(wanted.tenant(), wanted.who(), "prompt.deleted", wanted.language() + "/" + wanted.name());
    }

    private static NotFound missing(Wanted wanted) {
        return new NotFound("there is no recording " + wanted.name() + " in " + wanted.language());
    }

    /** A question to the adapter. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(PromptFiles files) throws IOException;
    }

    private <T> T ask(Question<T> question) throws PromptsAway {
        SwitchLink.Answer<T> answer = link.ask(connection -> {
            try {
                return question.ask(connection.prompts());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        return answer.value().orElseThrow(() -> new PromptsAway(answer.trouble()));
    }
}
