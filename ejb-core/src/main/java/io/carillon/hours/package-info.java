/**
 * Time conditions: a number of the house that sends calls one way while it is open and another way while it is closed.
 * Here is what is set for them and when they are open; routing is the business of {@code feature.hours}.
 */
package io.carillon.hours;
