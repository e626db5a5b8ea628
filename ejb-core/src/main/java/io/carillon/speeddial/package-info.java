/**
 * Speed dial: short codes for long numbers. Here is what is set for it; calls are routed by {@code feature.speeddial}.
 */
package io.carillon.speeddial;
