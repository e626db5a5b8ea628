package io.carillon.contract;

import java.io.Serializable;

/**
 * What came of a NOTIFY.
 *
 * @param status final response of the device; {@link #SILENT} when none came, {@link #UNREACHABLE} when it could not
 *     even be sent
 * @param retryAfter seconds of Retry-After, 0 when absent
 */
public record NotifyAnswer(int status, int retryAfter) implements Serializable {
    /** Nothing came back in time (RFC 3261 section 8.1.3.1 treats it so). */
    public static final int SILENT = 408;
    /** The flow to the device is gone (RFC 5626 section 11.3.1). */
    public static final int UNREACHABLE = 430;
}
