package io.carillon.api.calls;

import java.util.List;

/**
 * Live calls, oldest first.
 *
 * @param items the calls
 * @param next send as {@code after} for the next page; absent on the last one
 */
public record CallPage(List<CallView> items, String next) {}
