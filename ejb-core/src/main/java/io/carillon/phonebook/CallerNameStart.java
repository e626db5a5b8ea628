package io.carillon.phonebook;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Opens the desk at the start, so that a wrong setting is told then and not by the first call from outside. */
@Startup
@Singleton
public class CallerNameStart {
    @Inject
    private CallerNameDesk desk;

    @PostConstruct
    void open() {
        if (desk.asksElsewhere()) {
            PhoneBookLog.LOG.asksElsewhere();
        }
    }
}
