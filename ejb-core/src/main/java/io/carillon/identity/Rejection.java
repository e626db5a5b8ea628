package io.carillon.identity;

import io.carillon.contract.Cause;
import io.carillon.contract.Verstat;

/** Why a signature is not taken (RFC 8224 section 6.2.2). */
enum Rejection {
    STALE(403, "Stale Date", Verstat.FAILED),
    MISSING(428, "Use Identity Header", Verstat.NONE),
    /** The certificate cannot be had: it says nothing about the caller. */
    BAD_INFO(436, "Bad Identity Info", Verstat.NONE),
    UNSUPPORTED(437, "Unsupported Credential", Verstat.FAILED),
    INVALID(438, "Invalid Identity Header", Verstat.FAILED);

    /** Call rejected. */
    private static final int Q850 = 21;

    private final Cause cause;
    private final Verstat verstat;

    Rejection(int status, String phrase, Verstat verstat) {
        this.cause = new Cause(status, Q850, phrase);
        this.verstat = verstat;
    }

    /** What the caller is told where a good signature is required. */
    Cause cause() {
        return cause;
    }

    /** What the called telephone is told where it is not. */
    Verstat verstat() {
        return verstat;
    }
}
