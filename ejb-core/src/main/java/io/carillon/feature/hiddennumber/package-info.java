/**
 * Hidden number: those who are called are not told who calls.
 *
 * <p>What the user gets: {@code *31} hides the own number in every call, {@code *30} shows it again; {@code *67}
 * before a number hides it in this call, {@code *82} shows it. The called telephone shows an anonymous caller, a trunk
 * is asked for privacy (RFC 3323). Who is asked: every call that an extension dials. Settings: {@code hidden} of
 * {@code /api/extensions/NUMBER/outside}. Limits: whoever calls for help is named; the record of the call has the
 * number.
 */
package io.carillon.feature.hiddennumber;
