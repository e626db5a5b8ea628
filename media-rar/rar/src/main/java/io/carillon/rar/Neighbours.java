package io.carillon.rar;

import io.carillon.contract.CallId;

/** The way from one call's lane to another's. */
@FunctionalInterface
interface Neighbours {
    /** Runs a task on the lane of a call, behind what waits there already. */
    void run(CallId call, Runnable task);
}
