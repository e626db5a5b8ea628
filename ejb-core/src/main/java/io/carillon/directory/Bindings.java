package io.carillon.directory;

import io.carillon.contract.Aor;
import io.carillon.contract.BanSource;
import io.carillon.contract.Tenant;
import io.carillon.directory.store.BindingChange.Kind;
import io.carillon.directory.store.BindingChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Where the telephones are now, read from memory. */
@ApplicationScoped
public class Bindings {
    private BindingTable table;
    private BindingWriter writer;

    /** For the proxy of the container. */
    Bindings() {}

    @Inject
    Bindings(BindingTable table, BindingWriter writer) {
        this.table = table;
        this.writer = writer;
    }

    /** Telephones of an address of record that have not expired, best preference first. */
    public List<Binding> of(Aor aor) {
        return BindingTable.live(table.stored(aor), Instant.now());
    }

    /**
     * Telephones of a tenant in order of number: whole numbers, until there are at least {@code limit}.
     *
     * @param afterUser last number of the page before, null for the first page
     * @param limit stop after this many
     * @param wanted which of them
     */
    public List<Binding> page(Tenant tenant, String afterUser, int limit, Predicate<Binding> wanted) {
        Instant now = Instant.now();
        List<Binding> page = new ArrayList<>();
        for (Map.Entry<Aor, List<Binding>> entry : table.behind(new Aor(tenant, afterUser == null ? "" : afterUser))) {
            if (page.size() >= limit || !entry.getKey().tenant().equals(tenant)) {
                break;
            }
            BindingTable.live(entry.getValue(), now).stream().filter(wanted).forEach(page::add);
        }
        return page;
    }

    /**
     * Ends registrations at once, without the telephone; its row goes within a second.
     *
     * @param uri contact as registered, null for all of the address of record
     * @return whether there was one
     */
    public boolean remove(Aor aor, String uri) {
        return end(aor, binding -> uri == null || binding.uri().equals(uri));
    }

    boolean end(Aor aor, Predicate<Binding> ended) {
        while (true) {
            List<Binding> stored = table.stored(aor);
            List<Binding> going = stored.stream().filter(ended).toList();
            if (going.isEmpty()) {
                return false;
            }
            List<Binding> left = stored.stream().filter(binding -> !going.contains(binding)).toList();
            if (table.replace(aor, stored, left)) {
                going.forEach(binding -> writer.later(new BindingChange(Kind.REMOVE, binding)));
                return true;
            }
        }
    }

    /** Told of every address of record whose telephones may have changed; any thread, must be quick. */
    public void onChange(Consumer<Aor> listener) {
        table.onChange(listener);
    }

    /** Whether a telephone is registered from there now, a source as {@link BanSource} writes it. */
    public boolean hasTelephoneAt(String source) {
        Instant now = Instant.now();
        return table.all().stream()
                .flatMap(entry -> entry.getValue().stream())
                .anyMatch(binding -> binding.expiresAt().isAfter(now)
                        && source.equals(BanSource.of(binding.source().host())));
    }

    /** How many telephones are registered. */
    public int active() {
        return table.size();
    }

    /** Forgets bindings that have expired. */
    void sweep(Instant now) {
        for (Map.Entry<Aor, List<Binding>> entry : table.all()) {
            List<Binding> stored = entry.getValue();
            List<Binding> live = BindingTable.live(stored, now);
            if (live != stored && table.replace(entry.getKey(), stored, live)) {
                stored.stream()
                        .filter(binding -> !live.contains(binding))
                        .forEach(binding -> writer.later(new BindingChange(Kind.REMOVE, binding)));
            }
        }
    }
}
