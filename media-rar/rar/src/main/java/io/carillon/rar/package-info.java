/**
 * The resource adapter: where telephone packets and telephone decisions meet.
 *
 * <p>It owns the SIP endpoint, the media engine, the calls' legs, their timers and the lanes on which everything that
 * happens to one call is told to the application one at a time. It knows no feature: it delivers a {@link
 * io.carillon.contract.CallInput} and executes the {@link io.carillon.contract.SwitchCommand}s that come back. It is
 * deployed beside the application and outlives it: while the application is away it keeps calls talking, ends them
 * when a party hangs up, and keeps what happened in a journal on disk.
 */
package io.carillon.rar;
