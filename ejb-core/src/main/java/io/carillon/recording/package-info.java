/**
 * Recordings of calls as people find them: a row for each, who may hear it for how long, and the event that it is
 * ready. The audio itself is the adapter's; it is read there and nowhere else. What the adapter has finished is asked
 * for, written down, and only then settled there: a recording that nobody heard of is told again, whatever died
 * meanwhile.
 *
 * <p>Settings: {@code carillon.recording.retention-days} (90; 0 keeps for ever) where a policy does not say.
 */
package io.carillon.recording;
