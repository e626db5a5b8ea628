package io.carillon.rtp.tap;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.SecretKey;

/**
 * The beginning of a file: what is needed to decrypt it, in the clear, and what it is about, encrypted.
 *
 * @param keyId name of the server's key that the audio key is wrapped with
 * @param rate samples per second
 * @param channels 1 or 2
 * @param length bytes of the header
 * @param about call, beginning and notes
 * @param sealing of this file
 */
record FileHeader(String keyId, int rate, int channels, int length, FileAbout about, Sealing sealing) {
    /** Chunks per second. */
    static final int PER_SECOND = 2;

    private static final int MAGIC = 0x4352_4543;
    private static final int VERSION = 1;
    private static final int ID_BYTES = 16;
    private static final int MOST_BYTES = 1 << 16;

    /** Frames of a full chunk. */
    int framesPerChunk() {
        return rate / PER_SECOND;
    }

    int bytesPerFrame() {
        return 2 * channels;
    }

    /** The bytes of a new file's header, and what it says. */
    record Fresh(FileHeader header, ByteBuffer bytes) {}

    static Fresh begin(RecordingKeys keys, SecureRandom random, Track.Shape shape, FileAbout about)
            throws IOException, GeneralSecurityException {
        String keyId = keys.current();
        SecretKey with = keys.key(keyId);
        if (with == null) {
            throw new IOException("there is no key \"" + keyId + "\"");
        }
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        SecretKey key = Sealing.freshKey(random);
        Sealing sealing = new Sealing(key, id);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeByte(VERSION);
        out.writeUTF(keyId);
        out.write(id);
        byte[] wrapped = Sealing.wrap(key, with);
        out.writeByte(wrapped.length);
        out.write(wrapped);
        out.writeInt(shape.rate());
        out.writeByte(shape.channels());
        byte[] notes = sealing.sealNotes(bytes.toByteArray(), about.toBytes());
        out.writeShort(notes.length);
        out.write(notes);
        return new Fresh(new FileHeader(keyId, shape.rate(), shape.channels(), bytes.size(), about, sealing),
                ByteBuffer.wrap(bytes.toByteArray()));
    }

    /**
     * Reads the header of a file.
     *
     * @return null when the key it names is not here
     * @throws IOException it is not one of ours, or was changed
     */
    static FileHeader read(Storage.Source source, RecordingKeys keys) throws IOException {
        ByteBuffer start = ByteBuffer.allocate((int) Math.min(MOST_BYTES, source.size()));
        source.read(start, 0);
        byte[] bytes = start.array();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, start.position()));
        try {
            if (in.readInt() != MAGIC || in.readByte() != VERSION) {
                throw new IOException("not a recording of this version");
            }
            String keyId = in.readUTF();
            byte[] id = in.readNBytes(ID_BYTES);
            byte[] wrapped = in.readNBytes(in.readUnsignedByte());
            int rate = in.readInt();
            int channels = in.readByte();
            int plain = start.position() - in.available();
            byte[] notes = new byte[in.readUnsignedShort()];
            in.readFully(notes);
            SecretKey with = keys.key(keyId);
            if (with == null) {
                return null;
            }
            Sealing sealing = new Sealing(Sealing.unwrap(wrapped, with), id);
            FileAbout about = FileAbout.of(sealing.openNotes(java.util.Arrays.copyOf(bytes, plain), notes));
            return new FileHeader(keyId, rate, channels, plain + 2 + notes.length, about, sealing);
        } catch (GeneralSecurityException | IllegalArgumentException changed) {
            throw new IOException("the recording was changed, or its key is another one: " + changed, changed);
        }
    }
}
