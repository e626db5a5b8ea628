package io.carillon.rtp;

import io.carillon.rtp.dtls.DtlsSession;
import io.carillon.rtp.ice.IceKeys;
import io.carillon.rtp.ice.IceLite;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/**
 * What else comes to a media port where the device is a browser (RFC 7983): connectivity checks, which say where it is, and
 * the handshake that makes keys. On the event loop. A leg without ICE and DTLS takes neither, its packets go on as RTP.
 */
final class WebPath {
    private final MediaLeg leg;
    private final MediaLoop loop;
    private final ByteBuffer buffer;
    private IceLite ice;
    private InetSocketAddress handshakeFrom;

    WebPath(MediaLeg leg, MediaLoop loop) {
        this.leg = leg;
        this.loop = loop;
        this.buffer = loop.buffer();
    }

    /** Signalling has spoken. Checks go on with what was learned as long as the credentials stay. */
    void remote(RemoteMedia remote) {
        IceKeys keys = remote.ice();
        if (keys == null) {
            ice = null;
        } else if (ice == null || !ice.keys().equals(keys)) {
            ice = new IceLite(keys);
        }
        DtlsSession handshake = leg.seal().handshake();
        if (ice == null && handshake != null) {
            handshake.reachable();
        }
    }

    /** Whether a first byte is none of RTP and RTCP. */
    static boolean isOther(int firstByte) {
        return (firstByte & 0xc0) == 0;
    }

    /** Takes a datagram that is not RTP; false when the leg has no use for it. */
    boolean take(int length, InetSocketAddress source) {
        int first = buffer.get(0);
        if (IceLite.isStun(first)) {
            return ice != null && check(length, source);
        }
        DtlsSession handshake = leg.seal().handshake();
        if (handshake == null || !DtlsSession.isDtls(first) || !mayShakeHands(source)) {
            return false;
        }
        handshakeFrom = source;
        handshake.take(buffer, length, source);
        return true;
    }

    /** Whether the device has proven that it is at this address too: it is heard from there before it nominates it (RFC 8445 section 12.2). */
    boolean hasProven(InetSocketAddress source) {
        return ice != null && ice.isChecked(source);
    }

    private boolean check(int length, InetSocketAddress source) {
        try {
            int answer = ice.take(buffer, length, source, loop.now());
            if (answer == IceLite.SILENT) {
                return false;
            }
            loop.counters.iceChecks++;
            leg.aliveAt(loop.now());
            leg.rtp().answer(answer, source);
            if (ice.nominated() != null && leg.rtp().nominated(ice.nominated())) {
                begin();
            }
            return true;
        } catch (GeneralSecurityException noMac) {
            throw new IllegalStateException(noMac);
        }
    }

    private void begin() {
        DtlsSession handshake = leg.seal().handshake();
        if (handshake != null) {
            handshake.reachable();
        }
    }

    /** A hello from anywhere else could take the place of the device's (RFC 5763 section 6.7.1): it is not even looked at. */
    private boolean mayShakeHands(InetSocketAddress source) {
        if (ice != null) {
            return ice.isChecked(source);
        }
        RemoteMedia remote = leg.remoteMedia();
        boolean told = remote.rtp() != null && remote.rtp().getAddress().equals(source.getAddress());
        return told || source.getAddress().equals(remote.signalling());
    }

    /** Sends a datagram of the handshake. */
    void send(byte[] datagram) {
        if (datagram.length <= buffer.capacity()) {
            buffer.put(0, datagram);
            leg.rtp().answer(datagram.length, handshakeFrom);
        }
    }
}
