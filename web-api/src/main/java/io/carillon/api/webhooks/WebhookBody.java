package io.carillon.api.webhooks;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A webhook.
 *
 * @param name what it is found by; needed for a new one, ignored otherwise
 * @param url where it listens
 * @param events of what it is told
 * @param enabled whether it is told at all; absent means true
 */
@Schema(name = "WebhookBody")
public record WebhookBody(
        @Size(max = 32) @Schema(examples = "erp") String name,
        @NotNull @Size(max = 1000) @Schema(examples = "https://erp.example.com/carillon") String url,
        @NotNull @Size(min = 1, max = 32) @Schema(examples = "[\"call.*\", \"cdr.created\"]") List<String> events,
        Boolean enabled) {}
