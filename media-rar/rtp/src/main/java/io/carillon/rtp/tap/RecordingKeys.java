package io.carillon.rtp.tap;

import javax.crypto.SecretKey;

/** The keys of the server under which audio keys are kept. */
public interface RecordingKeys {
    /** Name of the key for new recordings. */
    String current();

    /** A key by its name; null when it is not there now. */
    SecretKey key(String id);
}
