package io.carillon.store;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** {@link Durability} for changes that a transaction of the container has committed. */
@ApplicationScoped
public class DurableCommits {
    private static final Logger LOG = Logger.getLogger("io.carillon.store");

    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    private final Durability durability = new Durability();

    /** To be called after the commit, outside of a transaction. A failure is no failure of the change. */
    public void ensure() {
        try (Connection connection = database.getConnection()) {
            durability.ensure(connection);
        } catch (SQLException failed) {
            LOG.debugf("a committed change is written a moment later than it could be: %s", failed.getMessage());
        }
    }
}
