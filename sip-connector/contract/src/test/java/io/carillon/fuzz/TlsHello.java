package io.carillon.fuzz;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The first thing that a TLS client says, by hand: our own TLS would not even ask for what is out of date. */
public final class TlsHello {
    private static final byte[] SUITES = {(byte) 0xC0, 0x2B, (byte) 0xC0, 0x2F, (byte) 0xC0, 0x09, (byte) 0xC0, 0x13};
    private static final byte[] EXTENSIONS = {
        0, 10, 0, 4, 0, 2, 0, 0x17, // groups: secp256r1
        0, 11, 0, 2, 1, 0, // points as they are
        0, 13, 0, 8, 0, 6, 4, 3, 8, 4, 4, 1 // signatures: ECDSA and RSA with SHA-256
    };

    private TlsHello() {}

    /** A sound ClientHello that speaks TLS 1.{@code minor} at most, 1.2 at best. */
    public static byte[] of(int minor) {
        ByteBuffer body = ByteBuffer.allocate(200).put((byte) 3).put((byte) (minor + 1)).put(new byte[32]).put((byte) 0)
                .putShort((short) SUITES.length).put(SUITES).put(new byte[] {1, 0})
                .putShort((short) EXTENSIONS.length).put(EXTENSIONS);
        ByteBuffer hello = ByteBuffer.allocate(200).put(new byte[] {22, 3, 1}).putShort((short) (body.position() + 4))
                .putInt(1 << 24 | body.position()).put(body.array(), 0, body.position());
        return Arrays.copyOf(hello.array(), hello.position());
    }

    /** Whether this is a fatal alert because of the version (RFC 8446 section 6.2). */
    public static boolean isRefusedByVersion(byte[] answer) {
        return answer.length >= 7 && answer[0] == 21 && answer[5] == 2 && answer[6] == 70;
    }
}
