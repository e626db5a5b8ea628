package io.carillon.api.extensions;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a table.
 *
 * @param dryRun whether nothing was changed
 * @param created how many are new
 * @param changed how many are different
 * @param unchanged how many are as they were
 * @param failed how many lines are wrong; the others are taken all the same
 * @param rows lines that are new, different or wrong
 */
@Schema(name = "ExtensionImport")
public record ImportAnswer(
        boolean dryRun, int created, int changed, int unchanged, int failed, List<Row> rows) {
    /**
     * One line.
     *
     * @param line in the file, the header being 1
     * @param number of the extension
     * @param outcome what became of it
     * @param field what is wrong; absent when nothing is
     * @param message why; absent when nothing is wrong
     * @param secret SIP password of a new one, shown this once
     */
    @Schema(name = "ExtensionImportRow")
    public record Row(
            long line,
            String number,
            @Schema(enumeration = {"CREATED", "CHANGED", "FAILED"}) String outcome,
            String field,
            String message,
            String secret) {
        /** Never prints the secret. */
        @Override
        public String toString() {
            return "Row[" + line + " " + outcome + "]";
        }
    }
}
