package io.carillon.rtp.bucket;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A stretch of a file, to be sent.
 *
 * @param file which does not change meanwhile
 * @param from its first byte
 * @param length how many bytes
 */
record Stretch(Path file, long from, long length) {
    /** Reads it, and no further. */
    InputStream open() throws IOException {
        InputStream all = new BufferedInputStream(Files.newInputStream(file));
        try {
            all.skipNBytes(from);
            return new Until(all, length);
        } catch (IOException unreadable) {
            all.close();
            throw unreadable;
        }
    }

    /** What is sent of a stream that {@link #open} gave; its length is told before. */
    BodyPublisher body(InputStream opened) {
        return length == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> opened), length);
    }

    /** The beginning of a stream. */
    private static final class Until extends FilterInputStream {
        private long left;

        Until(InputStream in, long length) {
            super(in);
            left = length;
        }

        @Override
        public int read() throws IOException {
            int one = left > 0 ? super.read() : -1;
            left -= one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int at, int most) throws IOException {
            if (left <= 0 && most > 0) {
                return -1;
            }
            int count = super.read(into, at, (int) Math.min(most, left));
            left -= Math.max(0, count);
            return count;
        }

        @Override
        public long skip(long most) throws IOException {
            long skipped = super.skip(Math.min(most, left));
            left -= skipped;
            return skipped;
        }

        @Override
        public int available() throws IOException {
            return (int) Math.min(super.available(), left);
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
