package io.carillon.api.health;

import io.carillon.api.health.door.HealthDoor;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Hands the checks of this archive to the server as soon as it is up, and takes them back when it goes. */
@WebListener
public class HealthOpening implements ServletContextListener {
    @Inject
    HealthDoor door;

    @Inject
    LiveCheck live;

    @Inject
    ReadyCheck ready;

    @Inject
    StartedCheck started;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        live.patience(); // a wrong setting stops the start
        door.open(new HealthDoor.Checks(live, ready, started));
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        door.close();
    }
}
