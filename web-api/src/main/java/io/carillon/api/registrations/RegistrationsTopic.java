package io.carillon.api.registrations;

import io.carillon.api.http.Roles;
import io.carillon.api.live.LiveChanges;
import io.carillon.api.live.Topic;
import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import io.carillon.directory.Binding;
import io.carillon.directory.Bindings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Registered telephones by the number of their extension; an extension without any is not there. */
@ApplicationScoped
public class RegistrationsTopic implements Topic {
    private static final String NAME = "registrations";

    @Inject
    Bindings bindings;

    @Inject
    LiveChanges changes;

    /**
     * The telephones of one extension.
     *
     * @param extension its number
     * @param telephones best preference first
     */
    record Telephones(String extension, List<RegistrationView> telephones) {}

    @PostConstruct
    void listen() {
        bindings.onChange(aor -> changes.touched(NAME, aor.tenant(), aor.user()));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> roles() {
        return Set.of(Roles.ADMIN, Roles.SUPERVISOR);
    }

    @Override
    public Map<String, Telephones> all(Tenant tenant) {
        Map<String, List<Binding>> byExtension = bindings.page(tenant, null, Integer.MAX_VALUE, binding -> true).stream()
                .collect(Collectors.groupingBy(one -> one.aor().user(), LinkedHashMap::new, Collectors.toList()));
        Map<String, Telephones> all = new LinkedHashMap<>();
        byExtension.forEach((extension, found) -> all.put(extension, telephones(extension, found)));
        return all;
    }

    @Override
    public Telephones one(Tenant tenant, String id) {
        List<Binding> found = bindings.of(new Aor(tenant, id));
        return found.isEmpty() ? null : telephones(id, found);
    }

    private static Telephones telephones(String extension, List<Binding> found) {
        return new Telephones(extension, found.stream().map(RegistrationView::of).toList());
    }

    /** Changes are told; one that ends by itself is noticed by the sweep, which tells it as well. */
    @Override
    public long everyMillis() {
        return 30_000;
    }
}
