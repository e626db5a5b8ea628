package io.carillon.directory;

import io.carillon.contract.Credential;

/**
 * A device with a digest user of its own.
 *
 * @param credential what it proves itself with, and whether its audio is encrypted
 * @param site where it stands, empty when nobody has said
 */
public record DeviceUser(Credential credential, String site) {}
