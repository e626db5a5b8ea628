package io.carillon.api.calls;

import io.carillon.api.http.Roles;
import io.carillon.api.live.EventForm;
import io.carillon.api.live.LiveChanges;
import io.carillon.api.live.Topic;
import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import io.carillon.engine.Asker;
import io.carillon.engine.CallDesk;
import io.carillon.engine.CallPulse;
import io.carillon.engine.CallSummary;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Live calls: those of {@code GET /api/calls}, by id. */
@ApplicationScoped
public class CallsTopic implements Topic {
    private static final String NAME = "calls";
    private static final String CHANNEL = "live channel";

    @Inject
    CallDesk desk;

    @Inject
    CallPulse pulse;

    @Inject
    LiveChanges changes;

    private final EventForm events = new CallEventForm();

    @PostConstruct
    void listen() {
        pulse.onChange((tenant, call) -> changes.touched(NAME, tenant, call.value()));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> roles() {
        return Set.of(Roles.ADMIN, Roles.SUPERVISOR, Roles.USER);
    }

    @Override
    public Map<String, CallView> all(Tenant tenant) {
        return desk.calls(asker(tenant)).stream()
                .collect(Collectors.toMap(call -> call.id().value(), (Function<CallSummary, CallView>) CallView::of));
    }

    @Override
    public CallView one(Tenant tenant, String id) {
        return desk.call(asker(tenant), new CallId(id)).map(CallView::of).orElse(null);
    }

    private static Asker asker(Tenant tenant) {
        return new Asker(tenant, CHANNEL, null);
    }

    /** Each change is told; a look at all of them now and then makes up for any that was not. */
    @Override
    public long everyMillis() {
        return 15_000;
    }

    /** As at the desk: a number that calls from outside is nobody's own. */
    @Override
    public boolean concerns(Record item, String extension) {
        CallView call = (CallView) item;
        return call.legs().stream().anyMatch(leg -> leg.party().equals(extension)
                && !leg.phase().equals("LEAVING")
                && !(leg.direction().equals("INBOUND") && call.direction().equals("INBOUND")));
    }

    @Override
    public EventForm events() {
        return events;
    }
}
