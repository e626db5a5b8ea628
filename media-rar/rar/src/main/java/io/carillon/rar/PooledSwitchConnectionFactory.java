package io.carillon.rar;

import io.carillon.contract.SwitchConnection;
import io.carillon.contract.SwitchConnectionFactory;
import jakarta.resource.Referenceable;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import javax.naming.Reference;

/** What the application finds in JNDI: hands out handles on the server's pooled connections. */
public class PooledSwitchConnectionFactory implements SwitchConnectionFactory, Referenceable {
    private static final long serialVersionUID = 1L;

    private final SwitchManagedConnectionFactory factory;
    private final ConnectionManager connections;
    private Reference reference;

    PooledSwitchConnectionFactory(SwitchManagedConnectionFactory factory, ConnectionManager connections) {
        this.factory = factory;
        this.connections = connections;
    }

    @Override
    public SwitchConnection getConnection() {
        try {
            return (SwitchConnection) connections.allocateConnection(factory, null);
        } catch (ResourceException e) {
            throw new IllegalStateException("The switch cannot be reached: " + e.getMessage(), e);
        }
    }

    @Override
    public void setReference(Reference reference) {
        this.reference = reference;
    }

    @Override
    public Reference getReference() {
        return reference;
    }
}
