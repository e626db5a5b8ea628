/**
 * Last-call return: the number that called last is called back.
 *
 * <p>What the user gets: {@code *69} dials whoever called the own extension last, answered or not. Who is asked: calls
 * that an extension dials. Settings: the feature's switch. Limits: kept since the server started; whoever did not want
 * to be known cannot be called back; what the caller may not dial it may not dial so either.
 */
package io.carillon.feature.callback;
