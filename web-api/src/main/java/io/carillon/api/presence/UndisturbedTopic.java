package io.carillon.api.presence;

import io.carillon.api.http.Roles;
import io.carillon.api.live.Topic;
import io.carillon.contract.Tenant;
import io.carillon.directory.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Extensions on do-not-disturb, by number; one that takes calls is not there. */
@ApplicationScoped
public class UndisturbedTopic implements Topic {
    @Inject
    Directory directory;

    /**
     * One that wants no calls.
     *
     * @param extension its number
     */
    record Undisturbed(String extension) {}

    @Override
    public String name() {
        return "undisturbed";
    }

    @Override
    public Set<String> roles() {
        return Set.of(Roles.ADMIN, Roles.SUPERVISOR);
    }

    @Override
    public Map<String, Undisturbed> all(Tenant tenant) {
        Map<String, Undisturbed> all = new TreeMap<>();
        directory.current().undisturbed(tenant).forEach(number -> all.put(number, new Undisturbed(number)));
        return all;
    }
}
