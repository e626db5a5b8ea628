/**
 * The web face of Carillon: the JAX-RS application below {@code /api} and the log messages of everything under it.
 *
 * <p>One sub-package per thing that a user of the API manages. None of them holds a call: they ask the doors of
 * {@code ejb-core} and turn the answers into JSON.
 */
package io.carillon.api;
