package io.carillon.phonebook;

import io.carillon.contract.Tenant;
import io.carillon.directory.Directory;
import io.carillon.directory.DirectorySnapshot;
import io.carillon.trunk.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The telephone book as telephones look into it: the extensions of the house and everybody in the phone book, by name. */
@ApplicationScoped
public class HouseBook {
    private volatile Edition edition = new Edition(null, List.of(), Map.of(), Map.of());

    @Inject
    private Directory directory;

    @Inject
    private PhoneBook book;

    /** For the server. */
    public HouseBook() {}

    /** Of a test. */
    public HouseBook(Directory directory, PhoneBook book) {
        this.directory = directory;
        this.book = book;
    }

    /**
     * Somebody.
     *
     * @param id unlike that of everybody else of the tenant
     * @param name the number where there is no name
     * @param company empty for somebody of the house
     */
    public record Listed(String id, String name, String company, List<String> numbers) {}

    /**
     * What was made of one state of the house.
     *
     * @param before lists of the edition before: one that is equal stays the same
     */
    private record Edition(DirectorySnapshot house, List<Stored<PhoneBookEntry>> others,
            Map<Tenant, List<Listed>> made, Map<Tenant, List<Listed>> before) {}

    /** All of a tenant; made anew when one of both has changed, and the same object when nothing in it has. */
    public List<Listed> of(Tenant tenant) {
        DirectorySnapshot house = directory.current();
        List<Stored<PhoneBookEntry>> others = book.entries();
        Edition now = edition;
        if (now.house() != house || now.others() != others) {
            now = new Edition(house, others, new ConcurrentHashMap<>(), now.made());
            edition = now;
        }
        Map<Tenant, List<Listed>> before = now.before();
        return now.made().computeIfAbsent(tenant, one -> {
            List<Listed> fresh = all(one, house, others);
            List<Listed> former = before.get(one);
            return fresh.equals(former) ? former : fresh;
        });
    }

    private static List<Listed> all(Tenant tenant, DirectorySnapshot house, List<Stored<PhoneBookEntry>> others) {
        List<Listed> all = new ArrayList<>();
        house.page(tenant, null, Integer.MAX_VALUE).stream().filter(one -> one.enabled()).forEach(one -> {
            String name = one.displayName() == null || one.displayName().isBlank() ? one.number() : one.displayName();
            all.add(new Listed("extension-" + one.number(), name, "", List.of(one.number())));
        });
        others.stream().filter(one -> one.tenant().equals(tenant)).forEach(one -> all.add(new Listed(
                "entry-" + one.name(), one.settings().displayName(), one.settings().company(),
                one.settings().numbers())));
        all.sort(Comparator.comparing(Listed::name).thenComparing(Listed::id));
        return List.copyOf(all);
    }
}
