package io.carillon.recording;

import io.carillon.contract.Recorded;
import java.sql.SQLException;
import java.util.Set;

/**
 * Keeps recordings that are no recordings of conversations: those with one of its kinds in the note {@value #KIND}. Beans
 * of this type are found.
 */
public interface RecordingTaker {
    /** The note that says what a recording is for. */
    String KIND = "kind";

    /** What becomes of a recording. */
    enum Taken {
        /** It is written down. */
        KEPT,
        /** It is not known yet; asked again soon. */
        LATER,
        /** Nobody needs it: its audio is destroyed. */
        UNWANTED
    }

    /** The kinds it keeps. */
    Set<String> kinds();

    /**
     * A recording of its kinds is over. Told again until it is kept, so it may know it already.
     *
     * @throws SQLException the database is away
     */
    Taken take(Recorded recorded) throws SQLException;
}
