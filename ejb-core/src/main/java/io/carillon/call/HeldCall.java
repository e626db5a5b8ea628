package io.carillon.call;

import io.carillon.contract.CallId;
import io.carillon.contract.LegId;

/**
 * A call in which somebody keeps the other side waiting.
 *
 * @param call the call
 * @param leg of whom keeps it waiting
 */
public record HeldCall(CallId call, LegId leg) {}
