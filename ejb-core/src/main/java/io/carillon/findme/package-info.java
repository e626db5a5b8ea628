/**
 * Find-me: further numbers at which a person can be reached. Here is what is set for it; calls are routed by {@code
 * feature.findme}.
 */
package io.carillon.findme;
