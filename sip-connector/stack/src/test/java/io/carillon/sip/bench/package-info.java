/**
 * What the stack alone costs: a minimal back-to-back user agent ({@link io.carillon.sip.bench.BenchServer}) and a load
 * generator ({@link io.carillon.sip.bench.BenchLoad}), each its own process so that their processor time is not mixed
 * up. Run by hand.
 */
package io.carillon.sip.bench;
