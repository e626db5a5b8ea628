/**
 * Feature codes: forwarding and do-not-disturb from the keypad.
 *
 * <p>What the user gets: {@code *78} and {@code *79} switch do-not-disturb on and off; {@code *72}, {@code *90} and
 * {@code *92} with a number behind them set forwarding of every call, when busy and without an answer; {@code *94}
 * when unreachable; {@code *73}, {@code *91}, {@code *93} and {@code *95} clear it; {@code *44} makes the extension
 * busy in its first call, {@code *45} lets a second one ring. One low tone means done, three short ones mean not done.
 * Who is asked: a caller who dials such a code from its own telephone. Settings: the feature's switch. Limits:
 * forwarding goes to an existing number other than the own; the change is in the database before the tone plays.
 */
package io.carillon.feature.codes;
