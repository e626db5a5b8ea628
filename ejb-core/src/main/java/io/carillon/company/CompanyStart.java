package io.carillon.company;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;

/** Reads the settings of the company's directory once, so that a wrong one is told at the start and not at the first login. */
@Startup
@Singleton
public class CompanyStart {
    @PostConstruct
    void check() {
        CompanyServer.ofServer();
    }
}
