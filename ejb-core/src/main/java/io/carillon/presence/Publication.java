package io.carillon.presence;

import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * State that somebody has published about himself (RFC 3903), soft: it ends unless refreshed.
 *
 * @param of whose state
 * @param key names it for as long as it lives; its entity tag changes with every PUBLISH
 * @param etag entity tag the publisher has to name next time
 * @param expiresAt when it ends unless refreshed
 * @param state what was published
 */
record Publication(Aor of, String key, String etag, Instant expiresAt, Published state) {
    private static final int VERSION = 1;

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(of.tenant().name());
            out.writeUTF(of.user());
            out.writeUTF(key);
            out.writeUTF(etag);
            out.writeLong(expiresAt.toEpochMilli());
            out.writeBoolean(state.open());
            out.writeUTF(state.note());
            out.writeByte(state.activities().size());
            for (String activity : state.activities()) {
                out.writeUTF(activity);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException when these are not the bytes of a publication */
    static Publication of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readUnsignedByte() != VERSION) {
                throw new IllegalArgumentException("unknown version");
            }
            Aor of = new Aor(new Tenant(in.readUTF()), in.readUTF());
            String key = in.readUTF();
            String etag = in.readUTF();
            Instant expiresAt = Instant.ofEpochMilli(in.readLong());
            boolean open = in.readBoolean();
            String note = in.readUTF();
            List<String> activities = new ArrayList<>();
            for (int count = in.readUnsignedByte(); count > 0; count--) {
                activities.add(in.readUTF());
            }
            return new Publication(of, key, etag, expiresAt, new Published(open, activities, note));
        } catch (IOException torn) {
            throw new IllegalArgumentException("ends early", torn);
        }
    }
}
