package io.carillon.api.phonebook;

import io.carillon.phonebook.PhoneBookEntry;
import io.carillon.trunk.Stored;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An entry; its fields are those of PhoneBookBody. */
@Schema(name = "PhoneBookEntry")
public record PhoneBookView(
        String name,
        String displayName,
        String company,
        List<String> numbers,
        Instant createdAt,
        Instant changedAt) {
    /** What is shown. */
    public static PhoneBookView of(Stored<PhoneBookEntry> stored) {
        PhoneBookEntry entry = stored.settings();
        return new PhoneBookView(stored.name(), entry.displayName(), entry.company(), entry.numbers(),
                stored.createdAt(), stored.changedAt());
    }
}
