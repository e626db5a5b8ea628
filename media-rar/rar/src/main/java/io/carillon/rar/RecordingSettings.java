package io.carillon.rar;

import io.carillon.rtp.bucket.BucketSettings;
import java.nio.file.Path;

/**
 * How calls are recorded.
 *
 * @param directory where recordings are kept ({@code carillon.recording.directory}, default {@code recordings} in the
 *     data directory)
 * @param keyStore credential store of the server with the keys ({@code carillon.recording.key-store}); empty when nobody chose
 *     one: then it is carillon, if there is one
 * @param key alias of the key for new recordings ({@code carillon.recording.key}, default recording-1); made when it is
 *     not there
 * @param leastFree megabytes that stay free in the directory's file system ({@code carillon.recording.least-free},
 *     default 500): below that nothing is recorded
 * @param stereo both sides apart ({@code carillon.recording.channels}: stereo or mono, default stereo)
 * @param bucket where they are kept when they are over, keys {@code carillon.recording.s3.*}; null for the directory
 */
record RecordingSettings(
        Path directory, String keyStore, String key, int leastFree, boolean stereo, BucketSettings bucket) {
    static final String KEY_STORE = "carillon.recording.key-store";

    /** Threads that write; each has recordings of its own, so that a slow disk does not hold up all of them. */
    static final int THREADS = 2;
}
