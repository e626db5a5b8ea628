package io.carillon.prompt;

import io.carillon.contract.PromptFile;
import io.carillon.contract.PromptFiles;
import io.carillon.contract.Tenant;
import io.carillon.directory.Change.Subject;
import io.carillon.directory.NotFound;
import io.carillon.directory.SwitchLink;
import io.carillon.directory.store.Audit;
import io.carillon.directory.store.AuditNotes;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Recordings for menus, for whoever may hand them in, hear or delete them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PromptDesk {
    @Inject
    private SwitchLink link;

    @EJB
    private AuditNotes audit;

    /**
     * What somebody wants to do.
     *
     * @param who login name, for the audit
     */
    public record Wanted(Tenant tenant, String language, String name, String who) {
        private Subject subject() {
            return new Subject(tenant, KeptPrompt.KIND, language + "/" + name);
        }
    }

    /** All of the tenant, by language and name. */
    public List<PromptFile> list(Tenant tenant) throws PromptsAway {
        return ask(files -> files.list(tenant));
    }

    /** Takes a recording, or says in one line why not. Callers hear it at once. */
    public PromptFiles.Taken put(Wanted wanted, byte[] sound) throws PromptsAway {
        KeptPrompt before = kept(wanted).orElse(null);
        PromptFiles.Taken taken = ask(files -> files.put(wanted.tenant(), wanted.language(), wanted.name(), sound));
        if (taken.refusal() == null) {
            audit.keep(wanted.who(), "prompt.changed", wanted.subject(), new Audit.Kept(before, KeptPrompt.of(taken.file())));
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
        KeptPrompt before = kept(wanted).orElse(null);
        if (!ask(files -> files.delete(wanted.tenant(), wanted.language(), wanted.name()))) {
            throw missing(wanted);
        }
        audit.keep(wanted.who(), "prompt.deleted", wanted.subject(), new Audit.Kept(before, null));
    }

    /** What the history keeps of one of them; empty when there is none. */
    public Optional<KeptPrompt> kept(Wanted wanted) throws PromptsAway {
        return list(wanted.tenant()).stream()
                .filter(file -> file.language().equals(wanted.language()) && file.name().equals(wanted.name()))
                .findFirst()
                .map(KeptPrompt::of);
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
