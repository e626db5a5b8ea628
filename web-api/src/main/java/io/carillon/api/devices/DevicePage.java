package io.carillon.api.devices;

import java.util.List;

/**
 * Devices in order of their MAC addresses.
 *
 * @param items the devices
 * @param next send as {@code after} for the next page; absent on the last one
 */
public record DevicePage(List<DeviceView> items, String next) {}
