package io.carillon.rtp.bucket;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An object that is too long for one request: it is sent in parts, and the service makes one object of them when it has all. A
 * part that does not get through ends all of it; the next attempt begins with the first.
 */
final class PartedUpload {
    private static final int MOST_PARTS = 10_000;
    private static final Pattern UPLOAD_ID = Pattern.compile("<UploadId>([A-Za-z0-9._~+/=:-]{1,1024})</UploadId>");
    private static final Pattern ETAG = Pattern.compile("\"?[A-Za-z0-9-]{1,128}\"?");

    private final SignedClient client;
    private final URI object;
    private final String id;

    private PartedUpload(SignedClient client, URI object, String id) {
        this.client = client;
        this.object = object;
        this.id = id;
    }

    /** The service gives it a name. */
    static PartedUpload begin(SignedClient client, URI object) throws IOException {
        SignedClient.Answer begun = client.post(object, Map.of("uploads", ""), new byte[0]);
        begun.expect("POST", SignedClient.OK);
        String id = begun.find(UPLOAD_ID);
        if (id.isEmpty()) {
            throw new IOException("an upload in parts was not given a name");
        }
        return new PartedUpload(client, object, id);
    }

    /**
     * Sends all of a file.
     *
     * @param size of the file
     * @param usual bytes of a part, when so many parts are allowed
     */
    void put(Path file, long size, long usual) throws IOException {
        try {
            finish(send(file, size, Math.max(usual, 1 + size / MOST_PARTS)));
        } catch (IOException | RuntimeException failed) {
            forget(failed);
            throw failed;
        }
    }

    private List<String> send(Path file, long size, long most) throws IOException {
        List<String> tags = new ArrayList<>();
        for (long from = 0; from < size; from += most) {
            Map<String, String> part = Map.of("partNumber", String.valueOf(tags.size() + 1), "uploadId", id);
            SignedClient.Answer kept = client.put(object, part, new Stretch(file, from, Math.min(most, size - from)));
            kept.expect("PUT", SignedClient.OK);
            if (!ETAG.matcher(kept.etag()).matches()) {
                throw new IOException("part " + (tags.size() + 1) + " was taken without a tag");
            }
            tags.add(kept.etag());
        }
        return tags;
    }

    /** A service may begin to say that all is well, and then say that it is not. */
    private void finish(List<String> tags) throws IOException {
        StringBuilder parts = new StringBuilder("<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">");
        for (int i = 0; i < tags.size(); i++) {
            parts.append("<Part><PartNumber>").append(i + 1).append("</PartNumber><ETag>").append(tags.get(i))
                    .append("</ETag></Part>");
        }
        byte[] all = parts.append("</CompleteMultipartUpload>").toString().getBytes(StandardCharsets.UTF_8);
        SignedClient.Answer done = client.post(object, Map.of("uploadId", id), all);
        done.expect("POST", SignedClient.OK);
        if (!done.code().isEmpty()) {
            throw new IOException("the parts were not put together: " + done.code());
        }
    }

    /** Parts that nobody needs any more cost money. */
    private void forget(Exception because) {
        try {
            client.delete(object, Map.of("uploadId", id)).expect("DELETE", SignedClient.DELETED);
        } catch (IOException left) {
            because.addSuppressed(left);
        }
    }
}
