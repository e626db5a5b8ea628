/**
 * Screening: which callers the house, or one extension, does not want to hear. Here is what is set for it; calls are
 * turned away by {@code feature.screening}.
 */
package io.carillon.screening;
