package io.carillon.directory;

/**
 * CDI event, fired after the commit and after {@link Directory#current()} shows the change.
 *
 * @param snapshot the directory as it is now
 */
public record DirectoryChanged(DirectorySnapshot snapshot) {}
