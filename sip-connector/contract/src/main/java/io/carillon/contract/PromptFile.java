package io.carillon.contract;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/**
 * A recording of the house that menus can play.
 *
 * @param language ISO 639 code of the set it belongs to
 * @param name its own name in that set; prompts call it {@link #item}
 * @param tenant whose it is
 * @param rate samples per second that are kept
 * @param seconds how long it is
 * @param changedAt when it was put there
 */
public record PromptFile(String language, String name, Tenant tenant, int rate, double seconds, Instant changedAt)
        implements Serializable {
    public PromptFile {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(changedAt, "changedAt");
    }

    /** How a {@link PromptItem.File} names it. */
    public String item() {
        return tenant.name() + "/" + name;
    }
}
