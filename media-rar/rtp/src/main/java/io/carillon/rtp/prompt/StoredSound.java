package io.carillon.rtp.prompt;

import io.carillon.contract.RecordedAudio;
import java.io.IOException;
import java.util.Optional;

/** Where sound is that was recorded, or stored by somebody. */
@FunctionalInterface
public interface StoredSound {
    /** Nothing was ever recorded. */
    StoredSound NONE = id -> Optional.empty();

    /** Opens a recording by its name; empty when there is none, or nobody has the key. */
    Optional<RecordedAudio> open(String id) throws IOException;
}
