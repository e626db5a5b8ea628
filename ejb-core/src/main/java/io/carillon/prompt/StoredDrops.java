package io.carillon.prompt;

import io.carillon.contract.PromptFile;
import io.carillon.contract.Tenant;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Optional;

/** The messages for answering machines that have been handed in as recordings. */
@ApplicationScoped
class StoredDrops implements DropMessages {
    @EJB
    private PromptDesk prompts;

    @Override
    public Optional<Found> find(Tenant tenant, String number, String language) {
        try {
            return prompts.list(tenant).stream()
                    .filter(file -> file.name().equals(NAME + number))
                    .min(Comparator.comparing((PromptFile file) -> !file.language().equals(language))
                            .thenComparing(PromptFile::language))
                    .map(file -> new Found(file.language(), file.item()));
        } catch (PromptsAway away) {
            throw new IllegalStateException(away.getMessage(), away);
        }
    }
}
