package io.carillon.rtp.bucket;

import io.carillon.rtp.tap.Depot;
import io.carillon.rtp.tap.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Recordings as objects of a bucket. An object has the name of its recording and is never changed. */
public final class BucketDepot implements Depot {
    /** The name of no recording: there is no such object, and that is the answer. */
    private static final String NOBODY = "look.at-bucket";

    private final BucketSettings settings;
    private final SignedClient client;

    /** @param secret the secret key of {@link BucketSettings#keyId} */
    public BucketDepot(BucketSettings settings, String secret) {
        this.settings = settings;
        this.client = new SignedClient(settings, secret);
    }

    @Override
    public String where() {
        return "bucket " + settings.bucket() + " at " + settings.endpoint().getHost();
    }

    @Override
    public void look() throws IOException {
        Optional<Storage.Source> found = open(NOBODY);
        if (found.isPresent()) {
            found.get().close();
        }
    }

    @Override
    public void put(String name, Path file) throws IOException {
        long size = Files.size(file);
        URI object = settings.of(name);
        if (size > settings.partBytes()) {
            PartedUpload.begin(client, object).put(file, size, settings.partBytes());
        } else {
            client.put(object, Map.of(), new Stretch(file, 0, size)).expect("PUT", SignedClient.OK);
        }
        SignedClient.Answer kept = client.head(object);
        kept.expect("HEAD", SignedClient.OK);
        if (kept.length() != size) {
            throw new IOException("of " + size + " bytes " + kept.length() + " are there");
        }
    }

    @Override
    public Optional<Storage.Source> open(String name) throws IOException {
        try {
            return Optional.of(BucketSource.of(client, settings.of(name)));
        } catch (FileNotFoundException none) {
            return Optional.empty();
        }
    }

    @Override
    public boolean delete(String name) throws IOException {
        SignedClient.Answer there = client.head(settings.of(name));
        if (there.status() == SignedClient.NOT_FOUND) {
            return false;
        }
        there.expect("HEAD", SignedClient.OK);
        client.delete(settings.of(name), Map.of()).expect("DELETE", SignedClient.DELETED);
        return true;
    }
}
