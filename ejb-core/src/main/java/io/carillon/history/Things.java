package io.carillon.history;

import io.carillon.directory.Change;
import io.carillon.directory.Change.Subject;
import io.carillon.directory.Conflict;
import io.carillon.directory.NotFound;
import io.carillon.directory.StaleVersion;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Things of some kinds as the history keeps them. Whatever changes one throws {@link StaleVersion} when it is not any more as it
 * was said to be, {@link NotFound} when it is gone, {@link Conflict} when something else is in the way and {@link
 * io.carillon.directory.Invalid} when it would not be right any more.
 */
interface Things {
    /** Whether things of this kind are among them. */
    boolean knows(String kind);

    /** What it is now; empty when it is not there. */
    Optional<JsonObject> now(Subject subject);

    /** Makes one that is not there. @return what of it cannot be as it was */
    List<Missing> create(Comeback back);

    /** Makes one that is there into what it shall be. */
    void change(Subject subject, Turn turn, String who);

    /** Takes one away. */
    void delete(Subject subject, JsonObject now, String who);

    /**
     * What comes back.
     *
     * @param settings what it was
     * @param parts what went with it and may come back with it
     */
    record Comeback(Subject subject, JsonObject settings, List<Change> parts, String who) {}

    /**
     * From what to what.
     *
     * @param now as it is
     * @param next as it shall be
     */
    record Turn(JsonObject now, JsonObject next) {}

    /** @throws StaleVersion when that is not what was seen */
    static void same(Subject subject, JsonObject seen, JsonObject now) {
        if (!seen.equals(now)) {
            throw new StaleVersion(subject + " is being changed by somebody else");
        }
    }

    /** When it is gone. */
    static NotFound missing(Subject subject) {
        return new NotFound("there is no " + subject + " any more");
    }
}
