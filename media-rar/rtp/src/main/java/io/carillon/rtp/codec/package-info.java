/**
 * Encodings the media engine speaks and understands itself: G.711, G.722, linear PCM and Opus, in frames of 20 ms and any
 * other length that fits into a packet, on the event loop of a leg and without allocating. Opus is native code, so it is there
 * where {@link io.carillon.rtp.codec.Opus#load} has found it, and for so many legs at a time
 * ({@link io.carillon.rtp.codec.AudioCodec#isCostly}).
 */
package io.carillon.rtp.codec;
