package io.carillon.rtp.bench;

import io.carillon.rtp.Protection;
import io.carillon.rtp.srtp.SrtpKey;
import io.carillon.rtp.srtp.SrtpSuite;
import java.util.Random;

/** Which devices of the benchmark's calls speak SRTP: none, every second one, all. */
enum Sealed {
    NONE("RTP to RTP"),
    ONE("SRTP to RTP"),
    BOTH("SRTP to SRTP");

    static final SrtpSuite SUITE =
            SrtpSuite.valueOf(System.getProperty("bench.suite", SrtpSuite.AES_CM_128_HMAC_SHA1_80.name()));

    private final String title;

    Sealed(String title) {
        this.title = title;
    }

    boolean seals(int leg) {
        return this == BOTH || this == ONE && leg % 2 == 0;
    }

    /** What the relay is told of a leg. Nothing here is secret: both processes know the keys by the number of the leg. */
    Protection protection(int leg) {
        return seals(leg) ? new Protection.Keys(key(2L * leg), deviceKey(leg)) : Protection.NONE;
    }

    static SrtpKey deviceKey(int leg) {
        return key(2L * leg + 1);
    }

    private static SrtpKey key(long seed) {
        byte[] drawn = new byte[SUITE.keyBytes() + SUITE.saltBytes()];
        new Random(seed).nextBytes(drawn);
        return SrtpKey.of(SUITE, drawn);
    }

    @Override
    public String toString() {
        return title;
    }
}
