/**
 * Time conditions: open or closed.
 *
 * <p>What the user gets: a number that leads to one place during business hours and to another at night, at weekends
 * and on holidays, by the clock of its own time zone; {@code *27} and its number opens it by hand, {@code *28} closes
 * it, {@code *29} leaves it to its hours again. One low tone means done, three short ones mean not done. Who is asked:
 * calls to its number, from inside or by an outside number. Settings: {@code /api/time-conditions}. Limits: 50 weekly
 * spans, 200 holidays; only extensions that the condition names may switch it by feature code.
 */
package io.carillon.feature.hours;
