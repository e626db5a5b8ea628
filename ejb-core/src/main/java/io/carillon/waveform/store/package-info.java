/** The table of waveforms. */
package io.carillon.waveform.store;
