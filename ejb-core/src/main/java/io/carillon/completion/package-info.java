/**
 * Who wants to be called back when somebody busy is free (the idea of RFC 6910, kept in the house). In memory: a
 * restart forgets it. {@code feature.completion} takes the wishes.
 */
package io.carillon.completion;
