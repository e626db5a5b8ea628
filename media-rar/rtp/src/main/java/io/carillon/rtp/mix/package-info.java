/**
 * Several people in one conversation: each hears all the others and not himself ({@link io.carillon.rtp.mix.Mixer}). Their
 * legs may live on other event loops than the mixer; sound crosses over in bounded rings without a lock.
 */
package io.carillon.rtp.mix;
