/**
 * Voicemail drop: a message of the house is left on an answering machine, and who called is free at once.
 *
 * <p>What the user gets: who talks with a machine presses {@code *9}, or hands it on to {@code *96} and the number of a message;
 * the telephone is free while the machine hears the message to its end and is let go. When it is being listened for who
 * answers, the message begins after the beep; else at once. Without such a message the machine comes back. Who dials the
 * code hears the message. Settings: recordings {@code drop-1} to {@code drop-99} of the house. Limits: a beep that is not heard
 * within half a minute is not waited for any longer; callers from outside drop nothing.
 */
package io.carillon.feature.drop;
