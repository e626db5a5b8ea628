/**
 * Runs calls: takes inputs from the switch, keeps what is live, writes it to a journal before anything is sent, and
 * hands finished calls to the records.
 *
 * <p>Inside the server two doors lead here: a message-driven bean for new calls and registrations, which vanishes when
 * the server is suspended or the application replaced, and an attached listener for everything that belongs to a call
 * already known. Both are plain calls into {@link io.carillon.engine.CallEngine}, on the lane of the call.
 */
package io.carillon.engine;
