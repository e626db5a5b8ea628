package io.carillon.trunk;

import io.carillon.directory.Permission;

/**
 * What an extension may do and is outside of the house; stored by the extension's number.
 *
 * @param permission how far it may call
 * @param number its number outside, may be empty
 * @param site name of the site where it stands, may be empty
 */
public record LineSettings(Permission permission, String number, String site) {}
