package io.carillon.api.extensions;

import io.carillon.directory.Extension;
import io.carillon.directory.Issued;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An extension.
 *
 * @param number also its SIP user name
 * @param displayName shown on called telephones
 * @param enabled whether it may register and be called; left out for callers who only look up numbers
 * @param createdAt when it was created; left out like {@code enabled}
 * @param changedAt last change; left out like {@code enabled}
 * @param secret SIP password, only in the answer that made it
 */
@Schema(name = "Extension")
public record ExtensionView(
        @Schema(examples = "1001") String number,
        @Schema(examples = "Reception") String displayName,
        Boolean enabled,
        Instant createdAt,
        Instant changedAt,
        @Schema(description = "The SIP password, only in the answer that made it") String secret) {

    static ExtensionView of(Extension extension) {
        return new ExtensionView(
                extension.number(),
                extension.displayName(),
                extension.enabled(),
                extension.createdAt(),
                extension.changedAt(),
                null);
    }

    static ExtensionView withSecret(Issued issued) {
        Extension extension = issued.extension();
        return new ExtensionView(
                extension.number(),
                extension.displayName(),
                extension.enabled(),
                extension.createdAt(),
                extension.changedAt(),
                issued.secretShownOnce());
    }

    /** What a telephone book needs. */
    static ExtensionView inPhoneBook(Extension extension) {
        return new ExtensionView(extension.number(), extension.displayName(), null, null, null, null);
    }

    /** Never prints the secret. */
    @Override
    public String toString() {
        return "ExtensionView[" + number + "]";
    }
}
