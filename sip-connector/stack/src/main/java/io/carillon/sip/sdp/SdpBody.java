package io.carillon.sip.sdp;

/**
 * What a SIP message carried as its session description. Bad input is a value (the machine answers 488), never an
 * exception.
 */
public sealed interface SdpBody {

    /** A description with an audio stream we understand. */
    record Good(SessionDescription sdp) implements SdpBody {}

    /** No body at all. */
    record Absent() implements SdpBody {}

    /**
     * A body that cannot be used.
     *
     * @param reason one line naming what is wrong, without control characters
     * @param status the response it deserves: 400 (broken), 415 (not SDP) or 488 (nothing we can do with it)
     */
    record Bad(String reason, int status) implements SdpBody {}

    /** The description, or null when absent or bad. */
    default SessionDescription sdpOrNull() {
        return this instanceof Good good ? good.sdp() : null;
    }
}
