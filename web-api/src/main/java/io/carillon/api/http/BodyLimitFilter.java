package io.carillon.api.http;

import io.carillon.api.problem.Problems;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** No body is larger than 1 MiB, announced or not: more is answered 413 and not read. */
@Provider
@PreMatching
public class BodyLimitFilter implements ContainerRequestFilter {
    /** Bytes. */
    static final int LIMIT = 1 << 20;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getLength() > LIMIT) {
            throw Problems.tooLarge(LIMIT);
        }
        if (request.hasEntity()) {
            request.setEntityStream(new Limited(request.getEntityStream()));
        }
    }

    /** Counts what a chunked body really brings. */
    static final class Limited extends FilterInputStream {
        private long left = LIMIT;

        Limited(InputStream in) {
            super(in);
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
                throw Problems.tooLarge(LIMIT);
            }
        }
    }
}
