/**
 * What a call is and what happens to it: pure decisions, no server, no clock, no log.
 *
 * <p>{@link io.carillon.call.CallMachine} takes a {@link io.carillon.call.Call} and one input and says what follows:
 * the next call, commands for the switch, events for watchers. Four questions are kept apart: is an input legal for a
 * leg ({@link io.carillon.call.LegPhase}), what is the call doing ({@link io.carillon.call.Stage}), where does the
 * audio go ({@link io.carillon.call.MediaPosture}), how did it end ({@link io.carillon.call.Outcome}). Each stage has
 * its own small class of rules; the file named after the machine cannot grow.
 */
package io.carillon.call;
