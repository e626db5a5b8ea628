/**
 * Quiet hours: do not disturb by the clock.
 *
 * <p>What the user gets: at the hours that are set the telephones stay silent, as with do-not-disturb: callers hear
 * busy, or reach where the extension sends its calls when it is busy. {@code *25} lets the hours hold, {@code *26}
 * suspends them. Who is asked: calls to the extension, beside do-not-disturb. Settings:
 * {@code /api/extensions/NUMBER/quiet-hours}. Limits: 50 weekly spans; a call that the user places through the API
 * still rings the user's own telephone; intercom is refused.
 */
package io.carillon.feature.quiethours;
