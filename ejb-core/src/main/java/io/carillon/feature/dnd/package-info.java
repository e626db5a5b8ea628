/**
 * Do not disturb: the telephone stays silent.
 *
 * <p>What the user gets: callers hear busy, or reach where the extension sends its calls when it is busy. Who is asked:
 * calls to the extension, after forwarding of every call. Settings: per extension, by feature code or API. Limits: a
 * call that the user places through the API still rings the user's own telephone.
 */
package io.carillon.feature.dnd;
