/**
 * Call completion on busy: whoever found somebody busy is called back when he is free.
 *
 * <p>What the user gets: {@code *37} after a busy call, or {@code *37} and the number of an extension; when it is in no
 * call any more, and the own telephone neither, the own telephone rings, and whoever answers is connected. {@code *38}
 * calls it off. Settings: the feature's switch. Limits: extensions of the house; one wish for each; forgotten after 45
 * minutes and by a restart.
 */
package io.carillon.feature.completion;
