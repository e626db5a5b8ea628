package io.carillon.phonebook;

import io.carillon.contract.Tenant;
import io.carillon.trunk.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Whose number one is, read from memory by every call that comes from outside. */
@ApplicationScoped
public class PhoneBook {
    private record Known(Tenant tenant, String digits) {}

    private final AtomicReference<Map<Known, String>> names = new AtomicReference<>(Map.of());
    private final AtomicReference<List<Stored<PhoneBookEntry>>> all = new AtomicReference<>(List.of());

    /** The name for a number, however it is written: {@code +49...}, {@code 0049...} and {@code 49...} are the same. */
    public Optional<String> nameOf(Tenant tenant, String number) {
        Map<Known, String> now = names.get();
        return now.isEmpty() ? Optional.empty() : Optional.ofNullable(now.get(new Known(tenant, digits(number))));
    }

    /** All entries of all tenants, as they were just committed; the first of several for a number has it. */
    public void replace(List<Stored<PhoneBookEntry>> entries) {
        Map<Known, String> next = new HashMap<>();
        for (Stored<PhoneBookEntry> entry : entries) {
            for (String number : entry.settings().numbers()) {
                next.putIfAbsent(new Known(entry.tenant(), digits(number)), entry.settings().displayName());
            }
        }
        names.set(Map.copyOf(next));
        if (!all.get().equals(entries)) {
            all.set(List.copyOf(entries));
        }
    }

    /** All entries of all tenants; the same list as long as nothing has changed. */
    public List<Stored<PhoneBookEntry>> entries() {
        return all.get();
    }

    /** Without what is written before a country code. */
    static String digits(String number) {
        String plain = number.startsWith("+") ? number.substring(1) : number;
        return plain.startsWith("00") ? plain.substring(2) : plain;
    }
}
