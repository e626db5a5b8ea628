/**
 * From packets that come when they like to sound that flows: a bounded buffer that waits as long as the network's jitter
 * asks for ({@link io.carillon.rtp.jitter.PlayoutBuffer}) and the concealment of what never came
 * ({@link io.carillon.rtp.jitter.Concealment}).
 */
package io.carillon.rtp.jitter;
