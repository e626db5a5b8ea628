package io.carillon.trunk;

import java.util.Objects;

/**
 * One of several changes that are made together.
 *
 * @param type class of the settings
 * @param name of the thing
 * @param version that its author has seen; {@link #NEW} for a thing that is not there yet
 * @param settings what it becomes; null when it goes
 */
public record PlanEdit(Class<? extends Record> type, String name, long version, Record settings) {
    /** The version of what is not there yet. */
    public static final long NEW = -1;

    public PlanEdit {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(name, "name");
    }

    /** Whether it creates something. */
    public boolean isNew() {
        return version == NEW;
    }
}
