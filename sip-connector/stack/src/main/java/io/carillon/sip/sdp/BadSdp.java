package io.carillon.sip.sdp;

/** What is wrong with a body; leaves {@link SdpReader} as a value only. */
final class BadSdp extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    private BadSdp(String reason, int status) {
        super(reason, null, false, false);
        this.status = status;
    }

    static BadSdp broken(String reason) {
        return new BadSdp(reason, 400);
    }

    static BadSdp unacceptable(String reason) {
        return new BadSdp(reason, 488);
    }

    int status() {
        return status;
    }
}
