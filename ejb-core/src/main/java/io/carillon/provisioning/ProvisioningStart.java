package io.carillon.provisioning;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;

/** Reads the settings at the start, so that a wrong one stops it. */
@Startup
@Singleton
public class ProvisioningStart {
    @PostConstruct
    void check() {
        ProvisioningSettings.of(System.getProperties());
    }
}
