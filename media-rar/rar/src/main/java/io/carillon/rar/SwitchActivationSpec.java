package io.carillon.rar;

import io.carillon.contract.SwitchListener;
import jakarta.resource.spi.Activation;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.ResourceAdapter;
import java.io.Serializable;

/**
 * What a message-driven bean says to become the switch's {@link SwitchListener}: nothing but that it wants to. The
 * adapter serves one application, so there is nothing to select.
 */
@Activation(messageListeners = SwitchListener.class)
public class SwitchActivationSpec implements ActivationSpec, Serializable {
    private static final long serialVersionUID = 1L;

    private transient ResourceAdapter resourceAdapter;

    @Override
    public void validate() {
        // Every value is good because there is none.
    }

    @Override
    public ResourceAdapter getResourceAdapter() {
        return resourceAdapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter adapter) {
        resourceAdapter = adapter;
    }
}
