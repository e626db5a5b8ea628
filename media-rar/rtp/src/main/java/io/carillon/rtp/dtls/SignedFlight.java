package io.carillon.rtp.dtls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.bouncycastle.tls.DigitallySigned;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.crypto.TlsHash;
import org.bouncycastle.tls.crypto.TlsStreamVerifier;
import org.bouncycastle.tls.crypto.TlsVerifier;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/**
 * What a peer that began says when it has heard us: its certificate, its part of the key, and a signature over all that
 * was said until then (RFC 5246 section 7.4.8). Nothing protects these, so a stranger who knows the peer's address can
 * send others of the same numbers, and the first ones would count. Here all are gathered, whoever sent them, until a
 * certificate with the announced fingerprint, a key and a signature fit one another and what we have said; only these are
 * handed on. What nobody can forge, because it is encrypted, waits until then.
 *
 * <p>On the thread of the handshake.
 */
final class SignedFlight {
    private static final int CERTIFICATE = 11;
    private static final int CERTIFICATE_VERIFY = 15;
    private static final int CLIENT_KEY_EXCHANGE = 16;
    private static final int HELLO_VERIFY_REQUEST = 3;
    private static final int[] TYPES = {CERTIFICATE, CLIENT_KEY_EXCHANGE, CERTIFICATE_VERIFY};
    /** Pieces kept of each message; beyond, the oldest is forgotten, and the peer says it again. */
    private static final int MOST_PIECES = 12;
    /** Ways in which the pieces of a message are put together. */
    private static final int MOST_WAYS = 12;
    /** Encrypted records that wait. */
    private static final int MOST_HELD = 8;
    /** Signatures looked at; a stranger who sends so many has the handshake fail and costs no more. */
    private static final int MOST_LOOKS = 512;

    private final BcTlsCrypto crypto;
    private final Predicate<byte[]> announced;
    private final byte[] hello;
    private final int helloNumber;
    private final Map<Integer, ByteArrayOutputStream> ours = new TreeMap<>();
    private final List<ArrayDeque<Piece>> theirs = List.of(new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>());
    private final ArrayDeque<byte[]> held = new ArrayDeque<>();
    private int looks;
    private boolean complete;

    /** Part of a message of which there may be several versions. */
    private record Piece(int whole, int offset, byte[] bytes) {
        boolean is(Piece other) {
            return whole == other.whole && offset == other.offset && Arrays.equals(bytes, other.bytes);
        }
    }

    /**
     * @param announced whether a certificate is the one that signalling has announced
     * @param hello the hello of the peer, as it stands behind the header of its record
     */
    SignedFlight(BcTlsCrypto crypto, Predicate<byte[]> announced, byte[] hello) {
        this.crypto = crypto;
        this.announced = announced;
        this.hello = hello;
        this.helloNumber = ByteBuffer.wrap(hello).getShort(4) & 0xffff;
    }

    /** We have sent this. */
    void said(byte[] datagram) {
        if (complete) {
            return;
        }
        for (WireRecord record : WireRecord.of(datagram)) {
            for (Message piece : record.messages()) {
                if (piece.type() != HELLO_VERIFY_REQUEST) {
                    saidPiece(piece);
                }
            }
        }
    }

    /** They leave in order; what is repeated is known. */
    private void saidPiece(Message piece) {
        ByteArrayOutputStream message = ours.computeIfAbsent(piece.number(), number -> piece.header());
        if (message.size() == Records.MESSAGE_HEADER + piece.offset()) {
            message.writeBytes(piece.bytes());
        }
    }

    /** This has come. @return datagrams that the handshake may see now */
    List<byte[]> heard(byte[] datagram) {
        List<byte[]> good = new ArrayList<>();
        boolean news = false;
        for (WireRecord record : WireRecord.of(datagram)) {
            if (record.isTooShort()) {
                continue; // the library would take it for a fault of the peer
            }
            if (complete) {
                good.add(record.bytes());
                continue;
            }
            if (!record.isOpen()) {
                hold(record.bytes());
            }
            for (Message piece : record.messages()) {
                if (piece.number() <= helloNumber) {
                    good.add(piece.record(0, piece.bytes().length));
                } else {
                    news |= isNew(piece);
                }
            }
        }
        if (news && looks < MOST_LOOKS) {
            good.addAll(fitting());
        }
        return good;
    }

    private void hold(byte[] encrypted) {
        held.add(encrypted);
        if (held.size() > MOST_HELD) {
            held.remove();
        }
    }

    private boolean isNew(Message message) {
        int place = message.number() - helloNumber - 1;
        if (place >= TYPES.length || message.type() != TYPES[place] || message.whole() > Terms.MOST_MESSAGE) {
            return false;
        }
        ArrayDeque<Piece> pieces = theirs.get(place);
        Piece piece = new Piece(message.whole(), message.offset(), message.bytes());
        if (pieces.stream().anyMatch(piece::is)) {
            return false;
        }
        pieces.add(piece);
        if (pieces.size() > MOST_PIECES) {
            pieces.remove();
        }
        return true;
    }

    private List<byte[]> fitting() {
        for (byte[] certificate : whole(0)) {
            byte[] first = firstOf(certificate);
            if (first.length > 0 && announced.test(first)) {
                for (byte[] key : whole(1)) {
                    for (byte[] signature : whole(2)) {
                        if (looks++ < MOST_LOOKS && fits(first, transcript(certificate, key), signature)) {
                            return handedOn(certificate, key, signature);
                        }
                    }
                }
            }
        }
        return List.of();
    }

    /** Every message that the pieces at this place make. */
    private List<byte[]> whole(int place) {
        List<byte[]> found = new ArrayList<>();
        for (Piece first : theirs.get(place)) {
            if (first.offset() == 0) {
                join(theirs.get(place), new byte[0], first, found);
            }
        }
        return found;
    }

    private static void join(Iterable<Piece> pieces, byte[] before, Piece piece, List<byte[]> found) {
        byte[] now = Arrays.copyOf(before, before.length + piece.bytes().length);
        System.arraycopy(piece.bytes(), 0, now, before.length, piece.bytes().length);
        if (now.length == piece.whole() && found.size() < MOST_WAYS) {
            found.add(now);
        }
        for (Piece next : pieces) {
            boolean follows = next.offset() == now.length && next.whole() == piece.whole() && next.bytes().length > 0;
            if (follows && found.size() < MOST_WAYS) {
                join(pieces, now, next, found);
            }
        }
    }

    /** The peer's own certificate, the first of the list; empty when there is none. */
    private static byte[] firstOf(byte[] list) {
        if (list.length < 6) {
            return new byte[0];
        }
        int length = Records.number24(ByteBuffer.wrap(list), 3);
        return length == 0 || 6 + length > list.length ? new byte[0] : Arrays.copyOfRange(list, 6, 6 + length);
    }

    private byte[] transcript(byte[] certificate, byte[] key) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(hello);
        ours.values().forEach(message -> all.writeBytes(message.toByteArray()));
        all.writeBytes(message(0, certificate).header().toByteArray());
        all.writeBytes(certificate);
        all.writeBytes(message(1, key).header().toByteArray());
        all.writeBytes(key);
        return all.toByteArray();
    }

    private Message message(int place, byte[] body) {
        return new Message(TYPES[place], body.length, helloNumber + 1 + place, 0, body);
    }

    private boolean fits(byte[] certificate, byte[] said, byte[] verify) {
        if (verify.length < 4 || ((verify[2] & 0xff) << 8 | verify[3] & 0xff) != verify.length - 4) {
            return false;
        }
        try {
            SignatureAndHashAlgorithm how = SignatureAndHashAlgorithm.getInstance(
                    (short) (verify[0] & 0xff), (short) (verify[1] & 0xff));
            DigitallySigned signed = new DigitallySigned(how, Arrays.copyOfRange(verify, 4, verify.length));
            TlsVerifier verifier = crypto.createCertificate(certificate).createVerifier(how.getSignature());
            TlsStreamVerifier stream = verifier.getStreamVerifier(signed);
            if (stream != null) {
                stream.getOutputStream().write(said);
                return stream.isVerified();
            }
            TlsHash hash = crypto.createHash(SignatureScheme.getCryptoHashAlgorithm(how));
            hash.update(said, 0, said.length);
            return verifier.verifyRawSignature(signed, hash.calculateHash());
        } catch (IOException | RuntimeException nonsense) {
            // a kind of signature that nobody has, or none at all: it fits nothing
            return false;
        }
    }

    private List<byte[]> handedOn(byte[] certificate, byte[] key, byte[] signature) {
        complete = true;
        List<byte[]> all = new ArrayList<>();
        all.addAll(message(0, certificate).records());
        all.addAll(message(1, key).records());
        all.addAll(message(2, signature).records());
        all.add(WireRecord.CHANGE_CIPHER_SPEC.clone());
        all.addAll(held);
        held.clear();
        theirs.forEach(ArrayDeque::clear);
        return all;
    }
}
