package io.carillon.rar;

import io.carillon.rtp.bucket.BucketDepot;
import io.carillon.rtp.bucket.BucketSettings;
import io.carillon.rtp.tap.DepotStorage;
import io.carillon.rtp.tap.FileStorage;
import io.carillon.rtp.tap.Storage;
import java.io.IOException;

/**
 * Where recordings are kept, as somebody has set it.
 *
 * @param storage for whoever writes and reads
 * @param moving the same when it brings recordings elsewhere, else null
 */
record Vault(Storage storage, DepotStorage moving) {
    /**
     * The place of these settings.
     *
     * @throws IOException the directory cannot be used
     * @throws IllegalArgumentException with one line that names the key, when the secret of the bucket is not there
     */
    static Vault of(RecordingSettings settings, ServerKeys keys) throws IOException {
        FileStorage files = files(settings);
        BucketSettings bucket = settings.bucket();
        if (bucket == null) {
            return new Vault(files, null);
        }
        DepotStorage moving = new DepotStorage(files, new BucketDepot(bucket, secret(bucket, keys)), keys);
        return new Vault(moving, moving);
    }

    private static FileStorage files(RecordingSettings settings) throws IOException {
        try {
            return FileStorage.in(settings.directory());
        } catch (IOException unusable) {
            throw new IOException("carillon.recording.directory " + settings.directory() + " cannot be used: "
                    + unusable, unusable);
        }
    }

    private static String secret(BucketSettings bucket, ServerKeys keys) {
        String secret = keys.password(bucket.secretAlias());
        if (secret == null || secret.isBlank()) {
            throw new IllegalArgumentException(BucketSettings.SECRET + " is \"" + bucket.secretAlias()
                    + "\", but the credential store \"" + keys.storeName() + "\" has no password of that alias");
        }
        return secret;
    }

    void start() {
        if (moving != null) {
            moving.start();
        }
    }

    void close() {
        if (moving != null) {
            moving.close();
        }
    }
}
