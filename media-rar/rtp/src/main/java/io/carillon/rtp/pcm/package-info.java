/**
 * Sound as the engine handles it between two codecs: 16-bit linear samples in frames of 20 ms at 8, 16 or 48 kHz, where
 * they come from ({@link io.carillon.rtp.pcm.AudioSource}), where they go ({@link io.carillon.rtp.pcm.AudioSink}) and
 * how one rate becomes another ({@link io.carillon.rtp.pcm.Resampler}).
 */
package io.carillon.rtp.pcm;
