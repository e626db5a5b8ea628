/** Who may answer what rings at somebody else's telephone; it is done by {@code feature.pickup}. */
package io.carillon.pickup;
