package io.carillon.rar;

import java.util.concurrent.atomic.AtomicReference;
import org.jboss.msc.service.ServiceActivator;
import org.jboss.msc.service.ServiceActivatorContext;
import org.jboss.msc.service.ServiceRegistry;

/**
 * The server's services, handed to the archive when it is installed, before the adapter starts. The server finds this
 * class by its entry in {@code META-INF/services}.
 */
public final class ServerServices implements ServiceActivator {
    private static final AtomicReference<ServiceRegistry> REGISTRY = new AtomicReference<>();

    @Override
    public void activate(ServiceActivatorContext context) {
        REGISTRY.set(context.getServiceRegistry());
    }

    /** Null outside of a server. */
    static ServiceRegistry registry() {
        return REGISTRY.get();
    }
}
