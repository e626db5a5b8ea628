package io.carillon.api.phonebook;

import io.carillon.phonebook.PhoneBookEntry;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody outside of the house.
 *
 * @param name what the entry is found by; needed for a new one, ignored otherwise
 * @param displayName shown on telephones when one of the numbers calls
 * @param company may be absent
 * @param numbers with + and country code, or as they are dialled
 */
@Schema(name = "PhoneBookBody")
public record PhoneBookBody(
        @Size(max = 32) @Schema(examples = "meyer") String name,
        @NotNull @Size(max = 80) @Schema(examples = "Dr. Meyer") String displayName,
        @Size(max = 80) String company,
        @NotNull @Size(min = 1, max = 10) @Schema(examples = "+4930123456") List<String> numbers) {
    public PhoneBookEntry settings() {
        return new PhoneBookEntry(displayName, company == null ? "" : company,
                numbers.stream().filter(Objects::nonNull).toList());
    }
}
