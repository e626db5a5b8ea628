package io.carillon.api.http;

import io.carillon.api.problem.Problems;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * No body is larger than 1 MiB, announced or not: more is answered 413 and not read. Rate decks, tables and plans
 * are tables of up to a hundred thousand lines and recordings some minutes of sound; they may have 8 MiB.
 */
@Provider
@PreMatching
public class BodyLimitFilter implements ContainerRequestFilter {
    /** Bytes. */
    static final int LIMIT = 1 << 20;

    /** Bytes of a table, or of a recording. */
    static final int LARGE_LIMIT = 8 << 20;

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        boolean large = path.startsWith("/trunks/") && path.endsWith("/rates") || path.startsWith("/prompts/")
                || path.startsWith("/voicemail/") && path.contains("/greetings/")
                || path.startsWith("/tables/") || path.equals("/backup/restore");
        int limit = large ? LARGE_LIMIT : LIMIT;
        if (request.getLength() > limit) {
            throw Problems.tooLarge(limit);
        }
        if (request.hasEntity()) {
            request.setEntityStream(new Limited(request.getEntityStream(), limit));
        }
    }

    /** Counts what a chunked body really brings. */
    static final class Limited extends FilterInputStream {
        private final int limit;
        private long left;

        Limited(InputStream in, int limit) {
            super(in);
            this.limit = limit;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            take(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int got = super.read(into, offset, length);
            take(Math.max(got, 0));
            return got;
        }

        private void take(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw Problems.tooLarge(limit);
            }
        }
    }
}
