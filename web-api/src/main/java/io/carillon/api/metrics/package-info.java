/**
 * Figures for a monitoring system: everything that the adapter, the engine and the data rooms count, at {@code
 * /metrics}.
 */
package io.carillon.api.metrics;
