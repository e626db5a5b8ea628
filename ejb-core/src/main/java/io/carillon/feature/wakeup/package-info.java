/**
 * Wake-up calls.
 *
 * <p>What the user gets: {@code *56} and four digits have the own extension called at that time, hours and minutes of
 * the server's clock, today or tomorrow; {@code *56} alone calls it off. Whoever answers hears the time, and is called
 * again ten minutes later when he presses 1. Settings: {@code /api/extensions/NUMBER/wake-up}. Limits: one call for
 * each extension; who does not answer is called again twice, five minutes apart; a call that is an hour late is not
 * placed.
 */
package io.carillon.feature.wakeup;
