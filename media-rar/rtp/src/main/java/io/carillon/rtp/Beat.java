package io.carillon.rtp;

/** Something an event loop does every 20 ms. */
@FunctionalInterface
interface Beat {
    /** 20 ms have passed. @return false when there is nothing more to do, until it is added again */
    boolean beat();
}
