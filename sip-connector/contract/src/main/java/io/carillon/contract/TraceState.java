package io.carillon.contract;

import java.io.Serializable;

/**
 * How the recording of messages is.
 *
 * @param order what is recorded now; null when nothing is
 * @param dialogs SIP dialogs that are remembered
 * @param bytes what their messages take
 * @param dropped messages that found no room and those that had to make room, since the start
 */
public record TraceState(TraceOrder order, int dialogs, long bytes, long dropped) implements Serializable {}
