package io.carillon.rtp.srtp;

/** A way to protect RTP and RTCP. The names are those of {@code a=crypto} (RFC 4568, RFC 6188, RFC 7714). */
public enum SrtpSuite {
    AES_CM_128_HMAC_SHA1_80(16, 14, 10, 10, 0x0001),
    /** A short tag for RTP, the long one for RTCP (RFC 4568 section 6.2.2). */
    AES_CM_128_HMAC_SHA1_32(16, 14, 4, 10, 0x0002),
    AES_256_CM_HMAC_SHA1_80(32, 14, 10, 10, 0),
    AES_256_CM_HMAC_SHA1_32(32, 14, 4, 10, 0),
    AEAD_AES_128_GCM(16, 12, 16, 16, 0x0007),
    AEAD_AES_256_GCM(32, 12, 16, 16, 0x0008);

    private final int keyBytes;
    private final int saltBytes;
    private final int rtpTag;
    private final int rtcpTag;
    private final int dtlsProfile;

    SrtpSuite(int keyBytes, int saltBytes, int rtpTag, int rtcpTag, int dtlsProfile) {
        this.keyBytes = keyBytes;
        this.saltBytes = saltBytes;
        this.rtpTag = rtpTag;
        this.rtcpTag = rtcpTag;
        this.dtlsProfile = dtlsProfile;
    }

    /** Bytes of the master key. */
    public int keyBytes() {
        return keyBytes;
    }

    /** Bytes of the master salt. */
    public int saltBytes() {
        return saltBytes;
    }

    /** Number in {@code use_srtp} (RFC 5764 section 4.1.2, RFC 7714 section 14.2); 0 for none. */
    public int dtlsProfile() {
        return dtlsProfile;
    }

    /** Bytes of the authentication tag of an RTP packet. */
    int rtpTag() {
        return rtpTag;
    }

    /** Bytes of the authentication tag of an RTCP packet. */
    int rtcpTag() {
        return rtcpTag;
    }

    boolean isAead() {
        return this == AEAD_AES_128_GCM || this == AEAD_AES_256_GCM;
    }

    /** The suite of an {@code a=crypto} line, or null when it is not known. */
    public static SrtpSuite named(String name) {
        for (SrtpSuite suite : values()) {
            if (suite.name().equals(name)) {
                return suite;
            }
        }
        return null;
    }

    /** The suite of a {@code use_srtp} profile, or null when it is not known. */
    public static SrtpSuite ofDtlsProfile(int profile) {
        for (SrtpSuite suite : values()) {
            if (profile != 0 && suite.dtlsProfile == profile) {
                return suite;
            }
        }
        return null;
    }
}
