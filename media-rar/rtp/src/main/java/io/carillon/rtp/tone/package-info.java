/** Tones the switch makes itself, as G.711 ready to send. */
package io.carillon.rtp.tone;
