package io.carillon.contract;

import java.io.Serializable;
import java.util.List;

/** What a device offered, as far as the application may care. Addresses and ports never leave the adapter. */
public sealed interface MediaOffer extends Serializable {

    /**
     * An offer that can be answered.
     *
     * @param codecs audio codecs in the device's order of preference
     * @param direction what the device wants
     */
    record Audio(List<Codec> codecs, MediaDirection direction) implements MediaOffer {
        public Audio {
            codecs = List.copyOf(codecs);
        }
    }

    /** No body: the device wants us to offer (RFC 3264 section 5, delayed offer). */
    record Absent() implements MediaOffer {}

    /**
     * A body that cannot be used; the call is answered 488 (or 415 for a foreign content type).
     *
     * @param reason one line naming what is wrong
     */
    record Unusable(String reason) implements MediaOffer {}
}
