package io.carillon.rtp.bench;

import io.carillon.rtp.srtp.SrtpSender;
import io.carillon.rtp.srtp.Workbench;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * What the devices of a run will send, written beforehand, so that encrypting it costs the generator nothing: for
 * each number a packet of each leg, 192 bytes apart, its length in the first two.
 */
final class PacketFile implements AutoCloseable {
    private static final int STRIDE = 192;
    private static final int RTP = 172;

    private final Path path;

    private PacketFile(Path path) {
        this.path = path;
    }

    static PacketFile write(Sealed sealed, int legs, int packetsEach) throws IOException, GeneralSecurityException {
        PacketFile file = new PacketFile(Files.createTempFile("carillon-packets", ""));
        Workbench bench = new Workbench(2048);
        SrtpSender[] senders = new SrtpSender[legs];
        for (int leg = 0; leg < legs; leg++) {
            senders[leg] = sealed.seals(leg) ? new SrtpSender(Sealed.deviceKey(leg), bench) : null;
        }
        ByteBuffer buffer = ByteBuffer.allocate(2048);
        byte[] payload = new byte[RTP];
        Arrays.fill(payload, (byte) 0xd5);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file.path), 1 << 20)) {
            for (int number = 0; number < packetsEach; number++) {
                for (int leg = 0; leg < legs; leg++) {
                    buffer.put(0, payload).putShort(0, (short) 0x8000).putShort(2, (short) number).putInt(4, number * 160)
                            .putInt(8, leg + 1);
                    int length = senders[leg] == null ? RTP : senders[leg].rtp(buffer, RTP);
                    out.write(length >> 8);
                    out.write(length);
                    out.write(buffer.array(), 0, STRIDE - 2);
                }
            }
        }
        return file;
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        Files.delete(path);
    }
}
