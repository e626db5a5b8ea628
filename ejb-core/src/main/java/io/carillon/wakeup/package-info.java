/** Calls that wake people: when, and that they are placed; what is heard then is {@code feature.wakeup}. */
package io.carillon.wakeup;
