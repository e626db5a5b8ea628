package io.carillon.host;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.msc.service.ServiceActivator;
import org.jboss.msc.service.ServiceActivatorContext;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceName;
import org.jboss.msc.service.ServiceRegistry;

/**
 * The server's services, handed to the archive when it is installed, before any bean starts. The server finds this class
 * by its entry in {@code META-INF/services}.
 */
public final class ServerServices implements ServiceActivator {
    private static final AtomicReference<ServiceRegistry> REGISTRY = new AtomicReference<>();
    private static final long PATIENCE_SECONDS = 5;

    @Override
    public void activate(ServiceActivatorContext context) {
        REGISTRY.set(context.getServiceRegistry());
    }

    /** What a service of the server offers; empty when there is none of that name, or it does not run. */
    public static <T> Optional<T> find(String capability, String name, Class<T> type) {
        ServiceRegistry services = REGISTRY.get();
        ServiceController<?> service =
                services == null ? null : services.getService(ServiceName.parse(capability).append(name));
        return service == null ? Optional.empty() : value(service).filter(type::isInstance).map(type::cast);
    }

    private static Optional<Object> value(ServiceController<?> service) {
        try {
            // The server starts some of its services when somebody first depends on them. Now somebody does.
            service.compareAndSetMode(ServiceController.Mode.LAZY, ServiceController.Mode.ACTIVE);
            service.compareAndSetMode(ServiceController.Mode.ON_DEMAND, ServiceController.Mode.ACTIVE);
            return Optional.ofNullable(service.getState() == ServiceController.State.UP
                    ? service.getValue()
                    : service.awaitValue(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (IllegalStateException | TimeoutException notUp) {
            HostLog.LOG.serviceAway(service.getName().getCanonicalName(), String.valueOf(notUp.getMessage()));
            return Optional.empty();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
