package io.carillon.api.audio;

import io.carillon.api.problem.Problems;
import io.carillon.contract.RecordedAudio;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;

/** A WAV file as an answer. One range of bytes may be asked for (RFC 9110 section 14). */
public final class WavAnswer {
    /** Its media type. */
    public static final String WAV = "audio/wav";
    /** When a storage that cannot be reached is asked again. */
    public static final int RETRY_SECONDS = 5;

    private static final int BLOCK = 16_384;
    private static final int PARTIAL = 206;
    private static final int UNSATISFIABLE = 416;

    private WavAnswer() {}

    /**
     * The answer; it closes the audio.
     *
     * @param asked the Range header, null when there is none
     * @param name of the file, without its ending
     */
    public static Response of(RecordedAudio audio, String asked, String name) {
        ByteRange range = ByteRange.of(asked, audio.size());
        Response.ResponseBuilder answer = range.whole()
                ? Response.ok()
                : Response.status(range.length() == 0 ? UNSATISFIABLE : PARTIAL)
                        .header("Content-Range", range.header(audio.size()));
        answer.header("Accept-Ranges", "bytes");
        if (range.length() == 0) {
            close(audio);
            return answer.build();
        }
        StreamingOutput body = out -> copy(audio, range, out);
        return answer.type(WAV)
                .header(HttpHeaders.CONTENT_LENGTH, range.length())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".wav\"")
                .entity(body)
                .build();
    }

    private static void close(RecordedAudio audio) {
        try (audio) {
            return;
        } catch (IOException unread) {
            throw Problems.unavailable("the storage failed", RETRY_SECONDS);
        }
    }

    private static void copy(RecordedAudio audio, ByteRange range, OutputStream out) throws IOException {
        try (audio) {
            byte[] block = new byte[BLOCK];
            long at = range.first();
            long end = range.first() + range.length();
            while (at < end) {
                int read = audio.read(at, block, 0, (int) Math.min(BLOCK, end - at));
                if (read <= 0) {
                    throw new IOException("the recording ends at byte " + at);
                }
                out.write(block, 0, read);
                at += read;
            }
        }
    }
}
