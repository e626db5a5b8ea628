package io.carillon.sip.sdp;

/**
 * The o= line, which names a session and counts its versions.
 *
 * @param sessionId constant for a dialog
 * @param version grows by one with every change
 */
public record SdpOrigin(long sessionId, long version) {
    /** Of a description that has not been sent yet: the leg that sends it puts its own in place. */
    public static final SdpOrigin UNSENT = new SdpOrigin(0, 0);
}
