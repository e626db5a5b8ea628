package io.carillon.directory.store;

import java.sql.SQLException;

/** What the database meant by a failure (SQL:2016 table 33). */
public final class SqlStates {
    private SqlStates() {}

    /** Class 23: a key or another constraint was violated. */
    public static boolean isConstraint(Throwable failed) {
        return state(failed).startsWith("23");
    }

    /** Class 22 or 23: what was to be stored is at fault, not the database. */
    public static boolean isOfTheData(Throwable failed) {
        return isConstraint(failed) || state(failed).startsWith("22");
    }

    private static String state(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState() == null ? "" : sql.getSQLState();
            }
        }
        return "";
    }
}
