package io.carillon.presence;

import io.carillon.call.Call;
import io.carillon.call.Leg;
import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import io.carillon.directory.Bindings;
import io.carillon.directory.Directory;
import io.carillon.directory.Extension;
import io.carillon.directory.Subscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether people can be reached and what they do, for who asks now instead of watching. All of it is read from memory. */
@ApplicationScoped
public class PresenceDesk {
    private static final Set<String> AWAY = Set.of(
            "appointment", "away", "breakfast", "dinner", "holiday", "in-transit", "lunch", "meal", "meeting", "performance",
            "permanent-absence", "presentation", "sleeping", "travel", "vacation", "worship");

    @Inject
    private Directory directory;

    @Inject
    private Bindings bindings;

    @Inject
    private Publications publications;

    @Inject
    private CallsNow calls;

    /** What somebody does, in one word. */
    public enum State {
        OFFLINE,
        AVAILABLE,
        AWAY,
        RINGING,
        ON_THE_PHONE,
        DO_NOT_DISTURB
    }

    /** What says so. */
    public enum Source {
        CALL,
        SETTING,
        PUBLISHED,
        TELEPHONE
    }

    /**
     * Presence of one person.
     *
     * @param extension number
     * @param displayName name
     * @param state in one word
     * @param source what says so
     * @param open whether watchers are told that he can be reached
     * @param activities what he does, as watchers are told
     * @param note what he published, may be empty
     */
    public record Seen(String extension, String displayName, State state, Source source, boolean open,
            List<String> activities, String note) {
        public Seen {
            activities = List.copyOf(activities);
        }
    }

    /** People of a tenant in order of number. @param after last number of the page before, null for the first page */
    public List<Seen> page(Tenant tenant, String after, int limit) {
        List<Extension> page = directory.current().page(tenant, after, limit);
        Map<String, LampDialog.Phase> busy = busy(tenant, calls.all());
        return page.stream()
                .flatMap(one -> directory.current().find(tenant, one.number()).stream())
                .map(one -> seen(one, busy.get(one.extension().number())))
                .toList();
    }

    /** One of them; empty when there is no such extension. */
    public Optional<Seen> find(Tenant tenant, String number) {
        return directory.current().find(tenant, number)
                .map(one -> seen(one, busy(tenant, calls.of(new Aor(tenant, number))).get(number)));
    }

    /** Who rings, and who talks: that counts for more. */
    private static Map<String, LampDialog.Phase> busy(Tenant tenant, Collection<Call> among) {
        Map<String, LampDialog.Phase> busy = new HashMap<>();
        for (Call call : among) {
            if (call.tenant().equals(tenant)) {
                for (Leg leg : call.legs()) {
                    LampDialog lamp = LampDialog.of(call, leg);
                    if (lamp != null) {
                        busy.merge(leg.party(), lamp.phase(), (one, other) -> one.compareTo(other) > 0 ? one : other);
                    }
                }
            }
        }
        return busy;
    }

    private Seen seen(Subscriber person, LampDialog.Phase call) {
        Extension extension = person.extension();
        Aor aor = extension.aor();
        List<Published> published = publications.of(aor).stream().map(Publication::state).toList();
        boolean registered = !bindings.of(aor).isEmpty();
        boolean talks = call == LampDialog.Phase.CONFIRMED;
        boolean dnd = person.forwarding().dnd();
        Published all = PresenceEvents.composed(published, registered, talks, dnd);
        State state;
        Source source;
        if (call != null) {
            state = talks ? State.ON_THE_PHONE : State.RINGING;
            source = Source.CALL;
        } else if (dnd) {
            state = State.DO_NOT_DISTURB;
            source = Source.SETTING;
        } else if (!published.isEmpty()) {
            state = !all.open() || all.activities().stream().anyMatch(AWAY::contains) ? State.AWAY : State.AVAILABLE;
            source = Source.PUBLISHED;
        } else {
            state = registered ? State.AVAILABLE : State.OFFLINE;
            source = Source.TELEPHONE;
        }
        return new Seen(extension.number(), extension.displayName(), state, source, all.open(), all.activities(), all.note());
    }
}
