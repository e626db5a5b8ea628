package io.carillon.subscription;

import io.carillon.contract.Aor;
import java.time.Instant;

/** Something that can be watched (RFC 6665 section 7.2). Beans of this type are found by themselves. */
public interface EventPackage {
    /** Name in Event headers. */
    String name();

    /** Media type of its documents. */
    String contentType();

    /**
     * Whether somebody may watch this. The answer no sounds to the device as if there were nothing to watch.
     *
     * @param by who asks
     * @param target what, of the same tenant
     */
    boolean allows(Aor by, Aor target);

    /** The state now, quickly and from memory: asked whenever a notification is due. */
    View look(Aor target, Viewer viewer);

    /**
     * Writes a document.
     *
     * @param target what is watched
     * @param now what {@link #look} returned
     * @param before what the watcher was told last, null when it has to be told everything
     * @param version number of the document
     * @param viewer who reads it
     */
    byte[] write(Aor target, View now, View before, long version, Viewer viewer);

    /** Somebody begins to watch this; told before the first look. Called once per subscription. */
    default void watched(Aor target) {}

    /** The opposite of {@link #watched}. */
    default void unwatched(Aor target) {}

    /** The application has started: what this needs from the database can be read. Called once, before any look. */
    default void start() {}

    /** Once a second. */
    default void tick(Instant now) {}

    /** The application stops. */
    default void stop() {}
}
