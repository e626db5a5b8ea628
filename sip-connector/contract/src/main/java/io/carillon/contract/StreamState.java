package io.carillon.contract;

import java.io.Serializable;

/**
 * A stream that goes on.
 *
 * @param id its name
 * @param call the call
 * @param leg whose sound it is
 * @param target where it goes
 * @param open whether the far end has taken it
 * @param sent frames of 20 ms that went there
 * @param unsent frames that did not, because the far end was too slow
 * @param unheard milliseconds that came back and were not heard, because too much waited already
 */
public record StreamState(
        String id, CallId call, LegId leg, String target, boolean open, long sent, long unsent, long unheard)
        implements Serializable {}
