package io.carillon.engine;

import io.carillon.call.Call;
import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import io.carillon.presence.CallWatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** Tells whoever shows live calls that one of them began, changed or ended; how it is now is read at the desk. */
@ApplicationScoped
public class CallPulse implements CallWatch {
    private final List<BiConsumer<Tenant, CallId>> listeners = new CopyOnWriteArrayList<>();

    /** Told on the lane of the call: must be quick. */
    public void onChange(BiConsumer<Tenant, CallId> listener) {
        listeners.add(listener);
    }

    @Override
    public void changed(Call call) {
        for (BiConsumer<Tenant, CallId> listener : listeners) {
            listener.accept(call.tenant(), call.id());
        }
    }
}
