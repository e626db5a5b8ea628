package io.carillon.contract;

import java.io.Serializable;

/**
 * A tone as it was heard.
 *
 * @param hertz its frequency as measured
 * @param decibels its level, relative to a sine of full scale
 * @param purity how far it stands above everything else that was heard with it, in decibels
 * @param latencyMillis time from the first sample of our own tone to the first of this one; negative when it is not an echo of ours
 */
public record HeardTone(double hertz, double decibels, double purity, long latencyMillis) implements Serializable {}
