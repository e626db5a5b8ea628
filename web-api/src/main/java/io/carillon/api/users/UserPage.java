package io.carillon.api.users;

import java.util.List;

/**
 * Some accounts in the order of their names.
 *
 * @param items the accounts
 * @param next send as {@code after} for the next page; absent on the last one
 */
public record UserPage(List<UserView> items, String next) {}
