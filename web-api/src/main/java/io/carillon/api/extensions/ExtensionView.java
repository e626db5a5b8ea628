package io.carillon.api.extensions;

import io.carillon.contract.MediaSecurity;
import io.carillon.directory.Extension;
import io.carillon.directory.Issued;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An extension.
 *
 * @param number also its SIP user name
 * @param displayName shown on called telephones
 * @param enabled whether it may register and be called; left out for callers who only look up numbers
 * @param createdAt when it was created; left out like {@code enabled}
 * @param changedAt last change; left out like {@code enabled}
 * @param mediaSecurity whether its audio is encrypted; left out where the server's default holds
 * @param secret SIP password, only in the answer that made it
 */
@Schema(name = "Extension")
public record ExtensionView(
        @Schema(examples = "1001") String number,
        @Schema(examples = "Reception") String displayName,
        Boolean enabled,
        Instant createdAt,
        Instant changedAt,
        @Schema(
                        description = ExtensionView.SECURITY,
                        type = SchemaType.STRING,
                        enumeration = {"OFF", "OFFER", "REQUIRE", "OFFER_ANYWHERE", "REQUIRE_ANYWHERE"})
                MediaSecurity mediaSecurity,
        @Schema(description = "The SIP password, only in the answer that made it") String secret) {
    static final String SECURITY = "Encrypted audio; absent for the default";

    /** What is shown. */
    public static ExtensionView of(Extension extension) {
        return new ExtensionView(
                extension.number(),
                extension.displayName(),
                extension.enabled(),
                extension.createdAt(),
                extension.changedAt(),
                extension.security(),
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
                extension.security(),
                issued.secretShownOnce());
    }

    /** What a telephone book needs. */
    static ExtensionView inPhoneBook(Extension extension) {
        return new ExtensionView(extension.number(), extension.displayName(), null, null, null, null, null);
    }

    /** Never prints the secret. */
    @Override
    public String toString() {
        return "ExtensionView[" + number + "]";
    }
}
