/**
 * Encodings the media engine speaks and understands itself: G.711, G.722 and linear PCM, in frames of 20 ms and any
 * other length that fits into a packet. All of it works without allocating, on the event loop of a leg.
 */
package io.carillon.rtp.codec;
