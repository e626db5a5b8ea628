/**
 * The floor of the call queues: who waits, who is free, and who gets whom, kept in memory and read off the calls.
 *
 * <p>A caller whose turn has come is told through its own call ({@code AppRequest.TellFeature}); until that call
 * rings the agents they are kept for it, and for nobody else, so that two callers never get the same agent. What an
 * agent has said is stored by {@code io.carillon.queue.Agents} and told to the floor; everything else follows from
 * the calls and is found again after a restart.
 */
package io.carillon.queue.floor;
