package io.carillon.api.calls;

import io.carillon.api.problem.Problems;
import io.carillon.contract.StreamOrder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A stream to be begun.
 *
 * @param party whose sound: leg id, or number
 * @param url where it goes
 * @param sound how it is written into binary messages of 20 ms
 * @param talks whether that telephone hears what comes back
 * @param authorization sent as the header of that name
 * @param notes told at the start
 */
@Schema(name = "Stream")
public record StreamBody(
        @NotNull
                @Pattern(regexp = "[A-Za-z0-9+*#-]{1,48}", message = "must be a leg id or a number")
                @Schema(examples = "1001", description = "Whose sound: leg id, or number of a telephone that has answered")
                String party,
        @NotNull
                @Size(max = 1000)
                @Schema(examples = "wss://bot.example/call", description = "ws or wss, of a host that the server allows")
                String url,
        @Schema(
                        type = SchemaType.STRING,
                        defaultValue = "L16_16000",
                        enumeration = {"L16_8000", "L16_16000", "PCMU_8000"},
                        description = "16-bit linear little-endian, or mu-law; the digits are samples per second")
                StreamOrder.Sound sound,
        @Schema(defaultValue = "false", description = "Whether that telephone hears what comes back")
                Boolean talks,
        @Size(max = 1000)
                @Pattern(regexp = "[\\x20-\\x7e]*", message = "must be printable")
                @Schema(examples = "Bearer 4f9c", description = "Sent to the far end as the header of that name")
                String authorization,
        @Valid
                @Size(max = StreamOrder.MOST_NOTES)
                @Schema(description = "Told to the far end at the start")
                List<StreamNote> notes) {

    StreamOrder order() {
        Map<String, String> told = new TreeMap<>();
        for (StreamNote note : notes == null ? List.<StreamNote>of() : notes) {
            told.put(note.name(), note.value());
        }
        try {
            return new StreamOrder(new URI(url), authorization, sound == null ? StreamOrder.Sound.L16_16000 : sound,
                    Boolean.TRUE.equals(talks), told);
        } catch (URISyntaxException unusable) {
            throw Problems.invalidField("url", "must be a ws or wss address");
        }
    }
}
