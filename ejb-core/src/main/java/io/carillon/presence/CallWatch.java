package io.carillon.presence;

import io.carillon.call.Call;

/** Hears of every call that begins, changes or ends, after it did. Called on the lane of the call: must cost nothing. */
@FunctionalInterface
public interface CallWatch {
    /** Nobody looks. */
    CallWatch NOBODY = call -> {};

    /** The call is now like this. */
    void changed(Call call);
}
