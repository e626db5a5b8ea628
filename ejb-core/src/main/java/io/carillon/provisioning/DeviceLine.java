package io.carillon.provisioning;

import io.carillon.trunk.Sealed;

/**
 * An extension on a device.
 *
 * @param position which line, from 1
 * @param extension its number
 * @param label what the telephone shows for it
 * @param username digest user name of this line on this device alone
 * @param secret the SIP secret that goes with it
 */
public record DeviceLine(int position, String extension, String label, String username, Sealed secret) {}
