package io.carillon.rtp.bucket;

import io.carillon.rtp.tap.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An object, read by ranges. Whoever reads on and on is given more at a time; whoever looks here and there is not. For one
 * reader at a time.
 */
final class BucketSource implements Storage.Source {
    private static final int LEAST = 1 << 16;
    private static final int MOST = 1 << 20;
    private static final int PARTIAL = 206;
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18})");

    private final SignedClient client;
    private final URI object;
    private byte[] window = new byte[0];
    private long windowAt;
    private long size;
    private int step = LEAST;

    private BucketSource(SignedClient client, URI object) {
        this.client = client;
        this.object = object;
    }

    /** @throws FileNotFoundException there is no such object */
    static BucketSource of(SignedClient client, URI object) throws IOException {
        BucketSource source = new BucketSource(client, object);
        source.fetch(0, LEAST - 1);
        return source;
    }

    private void fetch(long from, long to) throws IOException {
        SignedClient.Answer answer = client.range(object, from, to);
        if (answer.isNoSuchObject()) {
            throw new FileNotFoundException("there is no object " + object.getPath());
        }
        answer.expect("GET", PARTIAL);
        Matcher range = CONTENT_RANGE.matcher(answer.contentRange());
        if (!range.matches() || Long.parseLong(range.group(1)) != from
                || Long.parseLong(range.group(2)) != from + answer.body().length - 1 || answer.body().length == 0) {
            throw new IOException("asked for the bytes " + from + "-" + to + " it gave \"" + answer.contentRange() + "\"");
        }
        size = Long.parseLong(range.group(3));
        window = answer.body();
        windowAt = from;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void read(ByteBuffer into, long at) throws IOException {
        long next = at;
        while (into.hasRemaining() && next < size) {
            if (next < windowAt || next >= windowAt + window.length) {
                step = next == windowAt + window.length ? Math.min(MOST, 2 * step) : LEAST;
                fetch(next, Math.min(size, next + step) - 1);
            }
            int from = (int) (next - windowAt);
            int count = Math.min(into.remaining(), window.length - from);
            into.put(window, from, count);
            next += count;
        }
    }

    /** Nothing is open between two requests. */
    @Override
    public void close() {
        window = new byte[0];
    }
}
