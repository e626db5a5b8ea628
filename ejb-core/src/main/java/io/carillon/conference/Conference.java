package io.carillon.conference;

import io.carillon.dialplan.HostedNumber;
import io.carillon.directory.Permission;
import java.util.Objects;
import java.util.Optional;

/**
 * A room where people meet; the name it is stored by is the number that reaches it.
 *
 * @param enabled whether the number reaches it
 * @param title what people call it
 * @param language in which it speaks: en, de, fr or es
 * @param pins what its callers must know
 * @param most so many may be in it
 * @param waits whether everybody hears music until a moderator is there
 * @param entry what the others hear of who comes and goes
 * @param recorded whether all of it is recorded
 * @param permission how far out of the house people may be called into it
 */
public record Conference(
        boolean enabled,
        String title,
        String language,
        Pins pins,
        int most,
        boolean waits,
        Entry entry,
        boolean recorded,
        Permission permission)
        implements HostedNumber {
    /** The feature that lets people in. */
    public static final String FEATURE = "conference";

    public Conference {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(pins, "pins");
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(permission, "permission");
    }

    /** What those in a room hear of who comes and goes. */
    public enum Entry {
        /** Nothing. */
        SILENT,
        /** A tone. */
        TONE,
        /** Who it is, by number. */
        NAME
    }

    /**
     * What is kept of two PINs, empty where there is none. Nobody can read a PIN from it, and it is shown to nobody.
     *
     * @param moderator of who leads
     * @param participant of everybody else
     */
    public record Pins(String moderator, String participant) {
        /** Everybody comes in. */
        public static final Pins NONE = new Pins("", "");

        public Pins {
            Objects.requireNonNull(moderator, "moderator");
            Objects.requireNonNull(participant, "participant");
        }

        /** Whether anybody is asked for one. */
        public boolean isAsked() {
            return !moderator.isEmpty() || !participant.isEmpty();
        }

        @Override
        public String toString() {
            return (moderator.isEmpty() ? "no" : "a") + " moderator PIN, " + (participant.isEmpty() ? "no" : "a") + " PIN";
        }
    }

    @Override
    public String kind() {
        return "conference";
    }

    @Override
    public String feature() {
        return FEATURE;
    }

    @Override
    public Optional<Permission> reach() {
        return Optional.of(permission);
    }
}
