package io.carillon.voicemail.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A database as a server has it that is killed: from one step on nothing arrives there any more but the end of the connection. */
final class GoneDatabase {
    private static final Set<String> STEPS = Set.of("prepareStatement", "commit");

    private GoneDatabase() {}

    /** @param step how many statements and commits arrive before */
    static DataSource from(DataSource database, int step) {
        AtomicInteger left = new AtomicInteger(step);
        return proxy(DataSource.class, (called, args) -> killed((Connection) called.invoke(database, args), left));
    }

    private static Connection killed(Connection connection, AtomicInteger left) {
        return proxy(Connection.class, (called, args) -> {
            if (STEPS.contains(called.getName())) {
                left.decrementAndGet();
            }
            if (left.get() < 0 && !called.getName().equals("close")) {
                throw new SQLException("killed");
            }
            return called.invoke(connection, args);
        });
    }

    /** What a method does. */
    private interface Deed {
        Object done(java.lang.reflect.Method called, Object... args) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Deed deed) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, called, args) -> {
            try {
                return deed.done(called, args);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        }));
    }
}
