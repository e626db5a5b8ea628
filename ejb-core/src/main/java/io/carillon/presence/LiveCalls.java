package io.carillon.presence;

import io.carillon.call.Call;
import io.carillon.contract.Aor;
import io.carillon.contract.CallId;
import java.util.Collection;

/** The live calls, as the engine has them. Safe for all threads. */
public interface LiveCalls {
    /** The call with this id, null when it is not live. */
    Call find(CallId id);

    /** All of them, in no order. */
    Collection<Call> all();

    /** Those in which an extension has a telephone, in no order. */
    Collection<Call> of(Aor extension);
}
