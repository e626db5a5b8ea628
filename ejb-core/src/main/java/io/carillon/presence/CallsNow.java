package io.carillon.presence;

import io.carillon.call.Call;
import io.carillon.contract.Aor;
import io.carillon.contract.CallId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** The live calls for those who are made before the engine is; there are none until it says where they are. */
@ApplicationScoped
public class CallsNow implements LiveCalls {
    private volatile LiveCalls calls;

    /** Says where calls are. */
    public void use(LiveCalls live) {
        calls = live;
    }

    /** Whether it is known where calls are. */
    public boolean isReady() {
        return calls != null;
    }

    @Override
    public Call find(CallId id) {
        LiveCalls live = calls;
        return live == null ? null : live.find(id);
    }

    @Override
    public Collection<Call> all() {
        LiveCalls live = calls;
        return live == null ? List.of() : live.all();
    }

    @Override
    public Collection<Call> of(Aor extension) {
        LiveCalls live = calls;
        return live == null ? List.of() : live.of(extension);
    }
}
