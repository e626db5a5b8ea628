package io.carillon.api.hours;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What came of a calendar file.
 *
 * @param added holidays that the time condition did not have
 * @param known holidays that it had already
 * @param passedOver events that are no holidays: with a time of day, or cancelled
 */
@Schema(name = "HolidayImport")
public record HolidayImport(int added, int known, int passedOver) {}
