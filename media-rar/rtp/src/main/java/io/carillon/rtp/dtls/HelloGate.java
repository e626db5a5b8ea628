package io.carillon.rtp.dtls;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bouncycastle.tls.DTLSRequest;
import org.bouncycastle.tls.DTLSVerifier;
import org.bouncycastle.tls.DatagramSender;

/**
 * Who may begin a handshake: a peer that hears us at the address it sends from. Its first hello is answered with a
 * cookie and forgotten (RFC 6347 section 4.2.1); only the hello that brings the cookie back costs a thread and an
 * attempt. Who writes the peer's address on his datagrams never sees the cookie.
 *
 * <p>A hello may come in pieces (section 4.2.3). They are put together in order, one hello at a time: what does not
 * fit is dropped, and the peer says it again. Under the monitor of its session.
 */
final class HelloGate {
    private static final byte CLIENT_HELLO = 1;
    /** With keys against quantum computers a hello has 1,500 bytes. */
    private static final int LONGEST = 8192;

    private final DTLSVerifier verifier;
    private final DatagramSender out;
    private byte[] pieces = {};
    private int gathered;

    HelloGate(DtlsIdentity identity, DatagramSender out) {
        this.verifier = new DTLSVerifier(identity.crypto());
        this.out = out;
    }

    /**
     * A peer that has proven its address.
     *
     * @param request for the handshake
     * @param hello the same as bytes, behind the header of its record
     */
    record Proven(DTLSRequest request, byte[] hello) {}

    /** The request of a peer that has proven its address, else null: a cookie may have been sent. */
    Proven admit(byte[] datagram, InetSocketAddress source) {
        Proven proven = null;
        for (int at = 0; at < datagram.length && proven == null; at += Records.HEADER + Records.length(datagram, at)) {
            byte[] hello = hello(datagram, at);
            if (hello.length > 0) {
                DTLSRequest request = verifier.verifyRequest(place(source), hello, 0, hello.length, out);
                proven = request == null
                        ? null : new Proven(request, Arrays.copyOfRange(hello, Records.HEADER, hello.length));
            }
        }
        return proven;
    }

    private static byte[] place(InetSocketAddress source) {
        byte[] address = source.getAddress().getAddress();
        return ByteBuffer.allocate(address.length + 2).put(address).putShort((short) source.getPort()).array();
    }

    /** A record with a whole hello, once its last piece is there; else nothing. */
    private byte[] hello(byte[] datagram, int at) {
        int length = Records.length(datagram, at);
        ByteBuffer record = ByteBuffer.wrap(datagram, at, Records.HEADER + length).slice();
        if (!Records.isOpenHandshake(datagram, at)
                || length < Records.MESSAGE_HEADER
                || record.get(Records.HEADER) != CLIENT_HELLO) {
            return new byte[0];
        }
        int whole = Records.number24(record, Records.HEADER + 1);
        int offset = Records.number24(record, Records.HEADER + 6);
        int piece = length - Records.MESSAGE_HEADER;
        if (whole > LONGEST || piece != Records.number24(record, Records.HEADER + 9) || offset + piece > whole) {
            return new byte[0];
        }
        return gather(record, whole, offset, piece);
    }

    private byte[] gather(ByteBuffer record, int whole, int offset, int piece) {
        int before = Records.HEADER + Records.MESSAGE_HEADER;
        if (offset == 0) {
            pieces = new byte[before + whole];
            record.get(0, pieces, 0, before);
            gathered = 0;
        }
        // type, length and number of the message are the same in all its pieces
        boolean same = pieces.length == before + whole
                && record.slice(Records.HEADER, 6).equals(ByteBuffer.wrap(pieces, Records.HEADER, 6));
        if (!same || offset != gathered) {
            return new byte[0];
        }
        record.get(before, pieces, before + offset, piece);
        gathered += piece;
        if (gathered < whole) {
            return new byte[0];
        }
        byte[] complete = pieces;
        pieces = new byte[0];
        ByteBuffer.wrap(complete)
                .putShort(Records.HEADER - 2, (short) (Records.MESSAGE_HEADER + whole))
                .put(Records.HEADER + 9, complete, Records.HEADER + 1, 3);
        return complete;
    }
}
