package io.carillon.allowance;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Reads the limits of extensions before the first call. */
@Startup
@Singleton
@DependsOn({"Migration", "DirectoryLoader"})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AllowanceStart {
    @Inject
    private Allowances allowances;

    @PostConstruct
    void load() {
        allowances.load();
    }
}
