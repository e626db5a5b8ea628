package io.carillon.protection;

import io.carillon.contract.SourceBan;

/**
 * A ban as it is written down.
 *
 * @param ban the ban
 * @param by who banned: login name of an administrator, or the node that found out
 */
public record KnownBan(SourceBan ban, String by) {}
