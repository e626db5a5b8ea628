package io.carillon.provisioning;

/** How a device connects for SIP. */
public enum Transport {
    UDP,
    TCP,
    TLS
}
