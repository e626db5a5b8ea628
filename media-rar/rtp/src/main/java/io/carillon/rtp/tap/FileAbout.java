package io.carillon.rtp.tap;

import io.carillon.contract.CallId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a recording is about; it stands encrypted in the header of its file.
 *
 * @param call the call it begins in
 * @param startedAt when
 * @param notes what the application wants to know of it later: at most 32, of 200 characters each
 */
public record FileAbout(CallId call, Instant startedAt, Map<String, String> notes) {
    private static final int MOST_NOTES = 32;
    private static final int LONGEST_NOTE = 200;

    public FileAbout {
        notes = Map.copyOf(notes);
        if (notes.size() > MOST_NOTES || notes.values().stream().anyMatch(note -> note.length() > LONGEST_NOTE)) {
            throw new IllegalArgumentException("more notes than a recording can have");
        }
    }

    byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(call.value());
        out.writeLong(startedAt.toEpochMilli());
        out.writeInt(notes.size());
        for (Map.Entry<String, String> note : notes.entrySet()) {
            out.writeUTF(note.getKey());
            out.writeUTF(note.getValue());
        }
        return bytes.toByteArray();
    }

    static FileAbout of(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        CallId call = new CallId(in.readUTF());
        Instant startedAt = Instant.ofEpochMilli(in.readLong());
        Map<String, String> notes = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String key = in.readUTF();
            notes.put(key, in.readUTF());
        }
        return new FileAbout(call, startedAt, notes);
    }
}
