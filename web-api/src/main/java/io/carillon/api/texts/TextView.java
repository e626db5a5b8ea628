package io.carillon.api.texts;

import io.carillon.message.KeptText;
import io.carillon.message.TextState;
import io.carillon.message.WaitingText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A text from one extension to another.
 *
 * @param id its name
 * @param from number of the extension that sent it
 * @param to number of the extension that gets it
 * @param state what has become of it
 * @param sentAt when it was sent
 * @param deliveredAt when the first telephone took it; absent when none has
 * @param expiresAt when nobody wants it any more
 * @param contentType media type, as its sender said
 * @param text what it says; absent in lists when it is between others, in the answer to who sent it, and when it is no text
 */
@Schema(name = "Text")
public record TextView(
        String id,
        String from,
        String to,
        TextState state,
        Instant sentAt,
        Instant deliveredAt,
        Instant expiresAt,
        String contentType,
        String text) {
    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset=\"?([A-Za-z0-9._:-]+)");

    /** @param open whether the caller is told what it says */
    static TextView of(KeptText kept, boolean open, Instant now) {
        WaitingText text = kept.text();
        return new TextView(text.id(), text.from(), text.to().user(), kept.state(now), text.sentAt(), kept.deliveredAt(),
                text.expiresAt(), text.contentType(), open ? words(text) : null);
    }

    private static String words(WaitingText text) {
        return text.contentType().toLowerCase(Locale.ROOT).startsWith("text/")
                ? new String(text.body(), charset(text.contentType()))
                : null;
    }

    /** UTF-8 where nothing else is said, or nothing that is known here. */
    private static Charset charset(String contentType) {
        Matcher said = CHARSET.matcher(contentType);
        try {
            return said.find() ? Charset.forName(said.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
