package io.carillon.rar;

import io.carillon.contract.CallId;
import io.carillon.contract.CallInput;
import io.carillon.contract.LegId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * The journal's file: records of length, checksum, kind and body, appended one by one.
 *
 * <p>A record has left the process when {@code append} returns, so it survives {@code kill -9} of the server in the
 * page cache of the operating system. It is not forced to the disk: a power cut may cost the last seconds, which is
 * the price of not waiting for a disk on a call's lane. A torn last record is recognised by its checksum and cut off.
 */
final class JournalFile implements AutoCloseable {
    private static final int HEAD = 9;
    private static final int LONGEST = 1 << 20;
    private static final long BLOAT_FLOOR = 4L << 20;
    private static final long BLOAT_PER_INPUT = 8L << 10;
    private static final byte INPUT = 1;
    private static final byte LEGS = 2;
    private static final byte DONE = 3;
    private static final ObjectInputFilter ONLY_OURS = ObjectInputFilter.Config.createFilter(
            "maxdepth=20;maxrefs=5000;maxbytes=1048576;maxarray=4096;"
                    + "io.carillon.contract.*;java.time.*;java.util.CollSer;java.util.ImmutableCollections*;"
                    + "java.lang.Object;java.lang.Record;"
                    + "java.lang.Enum;java.lang.Number;java.lang.Integer;java.lang.Long;java.lang.Double;"
                    + "java.lang.Boolean;java.lang.String;!*");

    private final Path path;
    private FileChannel channel;
    private boolean broken;

    /** Takes what a file holds, in order. */
    interface Reader {
        void legs(CallId call, Collection<LegId> legs);

        void input(CallInput input);

        void done(CallId call);
    }

    private JournalFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static JournalFile open(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        return new JournalFile(path, FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /** Hands over every whole record, then cuts the file after the last one. */
    void replay(Reader reader) throws IOException {
        long good = 0;
        ByteBuffer record = read(good);
        while (record != null) {
            int size = record.remaining();
            if (!hand(record, reader)) {
                break;
            }
            good += HEAD + size - 1L;
            record = read(good);
        }
        if (good < channel.size()) {
            RarLog.LOG.journalTorn(path.toString(), good);
        }
        channel.truncate(good);
        channel.position(good);
    }

    /** Kind and body of the record at a position, or null when there is no whole one. */
    private ByteBuffer read(long at) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(8);
        if (!fill(head, at)) {
            return null;
        }
        int length = head.getInt();
        int sum = head.getInt();
        if (length < 1 || length > LONGEST) {
            return null;
        }
        ByteBuffer body = ByteBuffer.allocate(length);
        return fill(body, at + 8) && sum == checksum(body.array()) ? body : null;
    }

    private boolean fill(ByteBuffer into, long at) throws IOException {
        long position = at;
        while (into.hasRemaining()) {
            int count = channel.read(into, position);
            if (count < 0) {
                return false;
            }
            position += count;
        }
        into.flip();
        return true;
    }

    private static boolean hand(ByteBuffer record, Reader reader) {
        byte kind = record.get();
        byte[] body = new byte[record.remaining()];
        record.get(body);
        switch (kind) {
            case INPUT:
                return handInput(body, reader);
            case LEGS:
                List<String> ids = new ArrayList<>(List.of(text(body).split("\n")));
                CallId call = new CallId(ids.remove(0));
                reader.legs(call, ids.stream().map(LegId::new).toList());
                return true;
            case DONE:
                reader.done(new CallId(text(body)));
                return true;
            default:
                return false;
        }
    }

    private static boolean handInput(byte[] body, Reader reader) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(body))) {
            in.setObjectInputFilter(ONLY_OURS);
            reader.input((CallInput) in.readObject());
            return true;
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            RarLog.LOG.journalRecordUnreadable(e);
            return true;
        }
    }

    void append(CallInput input) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(input);
        } catch (IOException e) {
            fail(e);
            return;
        }
        write(INPUT, bytes.toByteArray());
    }

    void appendLegs(CallId call, Collection<LegId> legs) {
        StringBuilder text = new StringBuilder(call.value());
        legs.forEach(leg -> text.append('\n').append(leg.value()));
        write(LEGS, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    void appendDone(CallId call) {
        write(DONE, call.value().getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte kind, byte[] body) {
        ByteBuffer record = ByteBuffer.allocate(HEAD + body.length);
        record.putInt(body.length + 1).putInt(0).put(kind).put(body);
        CRC32 sum = new CRC32();
        sum.update(record.array(), 8, body.length + 1);
        record.putInt(4, (int) sum.getValue());
        record.flip();
        try {
            long start = channel.position();
            try {
                while (record.hasRemaining()) {
                    channel.write(record);
                }
                broken = false;
            } catch (IOException e) {
                channel.truncate(start);
                throw e;
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    private static int checksum(byte[] body) {
        CRC32 sum = new CRC32();
        sum.update(body);
        return (int) sum.getValue();
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Whether the file has grown so far beyond what it must hold that it should be written anew. */
    boolean isBloated(int inputs) {
        try {
            return channel.position() > BLOAT_FLOOR + inputs * BLOAT_PER_INPUT;
        } catch (IOException e) {
            fail(e);
            return false;
        }
    }

    /** Replaces the whole content; a kill in between leaves the old one. */
    void rewrite(Consumer<JournalFile> content) {
        Path next = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.deleteIfExists(next);
            JournalFile fresh = open(next);
            content.accept(fresh);
            if (fresh.broken) {
                fresh.close();
                return;
            }
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            channel.close();
            channel = fresh.channel;
        } catch (IOException e) {
            fail(e);
        }
    }

    /** Forgets everything. */
    void clear() {
        try {
            channel.truncate(0);
            channel.position(0);
        } catch (IOException e) {
            fail(e);
        }
    }

    /** A full or dead disk must not end calls: the inputs stay in memory, and the log says so once per outage. */
    private void fail(IOException e) {
        if (!broken) {
            broken = true;
            RarLog.LOG.journalBroken(path.toString(), e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
