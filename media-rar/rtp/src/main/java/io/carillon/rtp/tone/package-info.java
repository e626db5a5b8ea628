/** Tones the switch makes itself. */
package io.carillon.rtp.tone;
