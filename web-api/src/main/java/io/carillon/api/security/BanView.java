package io.carillon.api.security;

import io.carillon.protection.KnownBan;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A ban.
 *
 * @param source IPv4 address, or IPv6 network of 64 bits
 * @param active whether it holds; one that is over counts for a day, because the next takes twice as long
 * @param reason why
 * @param since when it began
 * @param until when it ends or has ended
 * @param times how often it came to that
 * @param by login name of who banned, or the node that found out
 */
@Schema(name = "Ban")
public record BanView(
        String source,
        boolean active,
        @Schema(enumeration = {"GUESSING", "SCANNER", "MALFORMED", "ADMINISTRATOR"}) String reason,
        Instant since,
        Instant until,
        int times,
        String by) {
    static BanView of(KnownBan known) {
        return new BanView(
                known.ban().source(),
                known.ban().holds(Instant.now()),
                known.ban().reason().name(),
                known.ban().since(),
                known.ban().until(),
                known.ban().times(),
                known.by());
    }
}
