package io.carillon.api.emergency;

import java.util.List;

/**
 * Some records of calls for help, newest first.
 *
 * @param items as many as fit the page
 * @param next send as {@code after} for the next page; absent on the last one
 */
public record EmergencyCallPage(List<EmergencyCallView> items, String next) {}
