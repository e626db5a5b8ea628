package io.carillon.paging;

import io.carillon.contract.Tenant;
import io.carillon.directory.DirectorySnapshot;
import io.carillon.directory.Subscriber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is in a zone at the moment: extensions that are there and switched on, each once. */
public final class ZoneMembers {
    /** Everybody is so many at most. */
    private static final int MOST = 200;

    private ZoneMembers() {}

    /** The extensions of a zone, those that it names first. */
    public static List<Subscriber> of(PageZone zone, DirectorySnapshot directory, Tenant tenant) {
        Map<String, Subscriber> found = new LinkedHashMap<>();
        zone.members().forEach(number ->
                directory.find(tenant, number).ifPresent(subscriber -> found.put(number, subscriber)));
        if (zone.everybody()) {
            directory.page(tenant, null, MOST).forEach(extension ->
                    directory.find(tenant, extension.number())
                            .ifPresent(subscriber -> found.putIfAbsent(extension.number(), subscriber)));
        }
        return found.values().stream().filter(subscriber -> subscriber.extension().enabled()).toList();
    }
}
