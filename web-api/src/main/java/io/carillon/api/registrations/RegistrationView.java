package io.carillon.api.registrations;

import io.carillon.directory.Binding;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One registered telephone.
 *
 * @param extension whose calls it takes
 * @param contact contact URI as the telephone sent it
 * @param transport udp or tcp
 * @param address where the registration came from
 * @param port its port
 * @param path Path of the registration (RFC 3327), top first
 * @param expiresAt when it ends unless refreshed
 * @param q preference, 0 to 1
 * @param instance device id, absent when the telephone has none
 * @param userAgent what the telephone calls itself
 */
@Schema(name = "Registration")
public record RegistrationView(
        String extension,
        @Schema(examples = "sip:1001@192.0.2.7:5062") String contact,
        String transport,
        String address,
        int port,
        List<String> path,
        Instant expiresAt,
        double q,
        String instance,
        String userAgent) {
    private static final double THOUSANDTHS = 1000.0;

    static RegistrationView of(Binding binding) {
        return new RegistrationView(
                binding.aor().user(),
                binding.uri(),
                binding.source().transport().name().toLowerCase(Locale.ROOT),
                binding.source().host(),
                binding.source().port(),
                binding.path(),
                binding.expiresAt(),
                binding.q() / THOUSANDTHS,
                binding.instance() == null || binding.instance().isEmpty() ? null : binding.instance(),
                binding.userAgent());
    }
}
