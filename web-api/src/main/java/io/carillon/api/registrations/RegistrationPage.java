package io.carillon.api.registrations;

import java.util.List;

/**
 * Registered telephones in the order of extensions.
 *
 * @param items the telephones; all those of an extension are on one page
 * @param next send as {@code after} for the next page; absent on the last one
 */
public record RegistrationPage(List<RegistrationView> items, String next) {}
