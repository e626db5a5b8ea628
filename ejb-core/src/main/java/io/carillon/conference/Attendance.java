package io.carillon.conference;

import io.carillon.contract.MixLevels;
import java.util.Objects;

/**
 * How far somebody is in a room, as it is noted in his call between two inputs.
 *
 * @param phase where he is
 * @param tries PINs that were wrong
 * @param typed keys of a PIN pressed so far
 * @param moderator whether he leads
 * @param levels how loud he is and hears
 * @param locked whether the room was locked when this was noted; the room is, when it was for anybody in it
 * @param code whether the star was pressed and its second key is waited for
 * @param recordings begun by him
 * @param since when he was let in, milliseconds since 1970; 0 before
 */
public record Attendance(
        Phase phase,
        int tries,
        String typed,
        boolean moderator,
        MixLevels levels,
        boolean locked,
        boolean code,
        int recordings,
        long since) {
    private static final int FIELDS = 11;

    /** Where somebody is. */
    public enum Phase {
        /** Asked for a PIN. */
        DOOR,
        /** Let in, and hears music until a moderator comes. */
        WAITS,
        /** Talks with the others. */
        IN,
        /** Hears a last word. */
        GOES
    }

    public Attendance {
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(typed, "typed");
        Objects.requireNonNull(levels, "levels");
    }

    /** Somebody who has just called. */
    public static Attendance fresh() {
        return new Attendance(Phase.DOOR, 0, "", false, MixLevels.PLAIN, false, false, 0, 0);
    }

    /** @throws IllegalArgumentException when these are not the words of {@link #text} */
    public static Attendance of(String text) {
        String[] field = text.split(";", -1);
        if (field.length != FIELDS) {
            throw new IllegalArgumentException("no state of a conference: " + text);
        }
        MixLevels levels = new MixLevels(
                Integer.parseInt(field[4]), Integer.parseInt(field[5]), Boolean.parseBoolean(field[6]));
        return new Attendance(Phase.valueOf(field[0]), Integer.parseInt(field[1]), field[2],
                Boolean.parseBoolean(field[3]), levels, Boolean.parseBoolean(field[7]),
                Boolean.parseBoolean(field[8]), Integer.parseInt(field[9]), Long.parseLong(field[10]));
    }

    /** To be noted. */
    public String text() {
        return String.join(";", phase.name(), Integer.toString(tries), typed, Boolean.toString(moderator),
                Integer.toString(levels.said()), Integer.toString(levels.heard()), Boolean.toString(levels.muted()),
                Boolean.toString(locked), Boolean.toString(code), Integer.toString(recordings), Long.toString(since));
    }

    /** Whether he counts: he was let in and has not been sent away. */
    public boolean isInside() {
        return phase == Phase.WAITS || phase == Phase.IN;
    }

    public Attendance typing(String keys) {
        return new Attendance(phase, tries, keys, moderator, levels, locked, code, recordings, since);
    }

    /** The PIN was wrong. */
    public Attendance wrong() {
        return new Attendance(phase, tries + 1, "", moderator, levels, locked, code, recordings, since);
    }

    public Attendance in(Phase next) {
        return new Attendance(next, tries, "", moderator, levels, locked, false, recordings, since);
    }

    /** Let in at this moment. */
    public Attendance admitted(boolean leads, long millis) {
        return new Attendance(phase, tries, "", leads, levels, locked, code, recordings, millis);
    }

    public Attendance at(MixLevels next) {
        return new Attendance(phase, tries, typed, moderator, next, locked, code, recordings, since);
    }

    public Attendance locked(boolean now) {
        return new Attendance(phase, tries, typed, moderator, levels, now, code, recordings, since);
    }

    /** The star was pressed, or its second key has come. */
    public Attendance code(boolean begun) {
        return new Attendance(phase, tries, typed, moderator, levels, locked, begun, recordings, since);
    }

    /** One more recording was begun. */
    public Attendance recording() {
        return new Attendance(phase, tries, typed, moderator, levels, locked, code, recordings + 1, since);
    }
}
