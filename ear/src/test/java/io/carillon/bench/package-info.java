/**
 * Load generators and what they measure: one process on its own core, the server on another, the same generator for Carillon and
 * for its peers. Not tests: run by the {@code bench} profile; of the test suite only {@link io.carillon.bench.SmallLoad} is a part.
 */
package io.carillon.bench;
