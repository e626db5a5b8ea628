package io.carillon.api.tables;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a table.
 *
 * @param dryRun whether nothing was changed
 * @param created how many lines are new
 * @param changed how many are different
 * @param unchanged how many are as they were
 * @param failed how many are wrong; the others are taken all the same
 * @param rows lines that are new, different or wrong; one that is wrong in several columns is there once for each
 */
@Schema(name = "TableImport")
public record TableAnswer(boolean dryRun, int created, int changed, int unchanged, int failed, List<Row> rows) {
    /**
     * One line.
     *
     * @param line in the file, the header being 1
     * @param name what it is about
     * @param outcome what became of it
     * @param column that is wrong; absent when none is
     * @param message why; absent when nothing is wrong
     * @param secret of a new one, shown this once
     */
    @Schema(name = "TableImportRow")
    public record Row(
            long line,
            String name,
            @Schema(enumeration = {"CREATED", "CHANGED", "FAILED"}) String outcome,
            String column,
            String message,
            String secret) {
        /** Never prints the secret. */
        @Override
        public String toString() {
            return "Row[" + line + " " + outcome + "]";
        }
    }
}
