package io.carillon.sip.sdp;

import java.util.List;

/**
 * How a stream is carried, beside where to and in which codec: encrypted or not, checked by ICE or not, RTCP beside it or
 * with it.
 *
 * @param crypto keys exchanged in the description (RFC 4568), usable lines only
 * @param fingerprints certificates of a DTLS handshake; empty for none
 * @param setup who begins that handshake; null when not said
 * @param ice credentials of connectivity checks; null without ICE
 * @param rtcpMux whether RTCP may share the RTP port (RFC 5761)
 * @param mid name of the m-line (RFC 5888); null when it has none
 * @param bundled whether it stands in a BUNDLE group (RFC 9143)
 */
public record Carriage(
        List<CryptoLine> crypto,
        List<Fingerprint> fingerprints,
        DtlsSetup setup,
        IceSide ice,
        boolean rtcpMux,
        String mid,
        boolean bundled) {
    /** Plain RTP with RTCP on the next port. */
    public static final Carriage PLAIN = new Carriage(List.of(), List.of(), null, null, false, null, false);

    public Carriage {
        crypto = List.copyOf(crypto);
        fingerprints = List.copyOf(fingerprints);
    }

    /** Encrypted with keys in the description. */
    public static Carriage withKeys(List<CryptoLine> lines) {
        return new Carriage(lines, List.of(), null, null, false, null, false);
    }

    /** Whether keys come out of a DTLS handshake (RFC 5763). */
    public boolean isDtls() {
        return !fingerprints.isEmpty();
    }
}
