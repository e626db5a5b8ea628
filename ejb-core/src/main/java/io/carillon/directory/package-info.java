/**
 * Who can be called, who may use the system and where their telephones are.
 *
 * <p>Extensions and accounts live in the database; routing never reads it but looks at an immutable
 * {@link io.carillon.directory.DirectorySnapshot}. Registrations are answered from memory and kept in the database so
 * that they outlive the process.
 */
package io.carillon.directory;
