package io.carillon.rtp.bench;

import java.util.List;

/** A relay on core 0 with all its calls up. */
interface RelayProcess extends AutoCloseable {
    long pid();

    /** RTP ports on 127.0.0.1, neighbours belong to one call. */
    List<String> ports();

    @Override
    void close() throws Exception;
}
