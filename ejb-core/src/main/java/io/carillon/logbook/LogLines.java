package io.carillon.logbook;

import java.util.List;

/**
 * What the log says.
 *
 * @param lines in the order of time, the latest when there are too many
 * @param whole whether all of the log since the beginning of the call was looked through, and all that was found is here
 */
public record LogLines(List<LogLine> lines, boolean whole) {}
