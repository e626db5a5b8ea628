package io.carillon.trunk;

import java.util.List;

/**
 * What came of a rate deck that was sent.
 *
 * @param rows good rows
 * @param wrong rows that are not
 * @param errors what is wrong with the first of them
 * @param loaded whether calls are priced by it now: not when it was only a trial, and not when one row is wrong
 */
public record RateUpload(int rows, int wrong, List<RowError> errors, boolean loaded) {
    public RateUpload {
        errors = List.copyOf(errors);
    }

    /**
     * What is wrong with a row.
     *
     * @param line counted from 1, the header line included
     * @param message what is wrong
     */
    public record RowError(int line, String message) {}
}
