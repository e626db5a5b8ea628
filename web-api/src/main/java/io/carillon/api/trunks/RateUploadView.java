package io.carillon.api.trunks;

import io.carillon.trunk.RateUpload;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What came of a rate deck.
 *
 * @param rows good rows
 * @param wrong rows that are not
 * @param errors what is wrong with the first hundred of them
 * @param loaded whether calls are priced by it now
 */
@Schema(name = "RateUpload")
public record RateUploadView(int rows, int wrong, List<RowErrorView> errors, boolean loaded) {

    /**
     * What is wrong with a row.
     *
     * @param line counted from 1, the header line included
     * @param message what is wrong
     */
    @Schema(name = "RateRowError")
    public record RowErrorView(int line, String message) {}

    static RateUploadView of(RateUpload upload) {
        return new RateUploadView(
                upload.rows(),
                upload.wrong(),
                upload.errors().stream().map(error -> new RowErrorView(error.line(), error.message())).toList(),
                upload.loaded());
    }
}
