package io.carillon.subscription;

import io.carillon.contract.Aor;
import io.carillon.contract.SipDialog;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
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
 * A subscription as bytes, for the journal and for other nodes. The first byte is the version of the format; bytes of
 * another version or bytes that make no sense are refused with an {@link IllegalArgumentException}.
 */
final class SubscriptionCodec {
    private static final int VERSION = 2;
    private static final int MOST_ROUTES = 64;

    private SubscriptionCodec() {}

    static byte[] encode(Subscription subscription) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(768);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            dialog(out, subscription.dialog());
            out.writeUTF(subscription.by().tenant().name());
            out.writeUTF(subscription.by().user());
            out.writeUTF(subscription.target());
            out.writeUTF(subscription.domain());
            out.writeUTF(subscription.event());
            out.writeUTF(subscription.eventId());
            out.writeUTF(subscription.userAgent());
            out.writeLong(subscription.since().toEpochMilli());
            out.writeLong(subscription.expiresAt().toEpochMilli());
            out.writeLong(subscription.remoteCseq());
            out.writeLong(subscription.cseq());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void dialog(DataOutputStream out, SipDialog dialog) throws IOException {
        out.writeUTF(dialog.callId());
        out.writeUTF(dialog.localTag());
        out.writeUTF(dialog.remoteTag());
        out.writeUTF(dialog.localParty());
        out.writeUTF(dialog.remoteParty());
        out.writeUTF(dialog.target());
        out.writeByte(dialog.routes().size());
        for (String route : dialog.routes()) {
            out.writeUTF(route);
        }
        out.writeUTF(dialog.hop().transport().name());
        out.writeUTF(dialog.hop().host());
        out.writeInt(dialog.hop().port());
        out.writeLong(dialog.hop().flow());
        out.writeUTF(dialog.contact());
    }

    /** @throws IllegalArgumentException when these are not the bytes of a subscription */
    static Subscription decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readUnsignedByte();
            if (version != VERSION) {
                throw new IllegalArgumentException("unknown version " + version);
            }
            Subscription subscription = new Subscription(
                    dialog(in), new Aor(new Tenant(in.readUTF()), in.readUTF()), in.readUTF(), in.readUTF(),
                    in.readUTF(), in.readUTF(), in.readUTF(), Instant.ofEpochMilli(in.readLong()),
                    Instant.ofEpochMilli(in.readLong()), in.readLong(), in.readLong());
            if (in.read() >= 0) {
                throw new IllegalArgumentException("goes on too long");
            }
            return subscription;
        } catch (IOException torn) {
            throw new IllegalArgumentException("ends early", torn);
        }
    }

    private static SipDialog dialog(DataInputStream in) throws IOException {
        String callId = in.readUTF();
        String localTag = in.readUTF();
        String remoteTag = in.readUTF();
        String localParty = in.readUTF();
        String remoteParty = in.readUTF();
        String target = in.readUTF();
        int count = in.readUnsignedByte();
        if (count > MOST_ROUTES) {
            throw new IllegalArgumentException("too many routes");
        }
        List<String> routes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            routes.add(in.readUTF());
        }
        SipPeer hop =
                new SipPeer(SipTransport.valueOf(in.readUTF()), in.readUTF(), in.readInt(), in.readLong());
        return new SipDialog(
                callId, localTag, remoteTag, localParty, remoteParty, target, routes, hop, in.readUTF());
    }
}
