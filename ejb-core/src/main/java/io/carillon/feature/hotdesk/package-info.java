/**
 * Hot desking: somebody uses a telephone that is another's.
 *
 * <p>What the user gets: {@code *11} and the own number, then the PIN of the own mailbox and pound; from then on calls from
 * the telephone are the user's, with his rights and his number, and calls to him ring there beside his own telephones.
 * {@code *12} gives the telephone back. Settings: the PIN of the mailbox; {@code /api/hot-desks} lists and ends logins.
 * Limits: one telephone for each user; help is called by the telephone itself, so that those who come know where it stands;
 * registrations, lamps and texts stay the telephone's own.
 */
package io.carillon.feature.hotdesk;
