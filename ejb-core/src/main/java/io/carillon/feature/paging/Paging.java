package io.carillon.feature.paging;

import io.carillon.call.HostInput;
import io.carillon.call.HostQuestion;
import io.carillon.call.HostReply;
import io.carillon.contract.Cause;
import io.carillon.contract.Tenant;
import io.carillon.dialplan.FeatureCode;
import io.carillon.feature.HostView;
import io.carillon.feature.HostingFeature;
import io.carillon.paging.PageZone;
import io.carillon.paging.ZoneMembers;
import io.carillon.presence.CallsNow;
import io.carillon.presence.LiveCalls;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets who dials the number of a zone speak to its members. */
@Dependent
public class Paging implements HostingFeature {
    private final LiveCalls calls;

    @Inject
    public Paging(CallsNow calls) {
        this((LiveCalls) calls);
    }

    public Paging(LiveCalls calls) {
        this.calls = calls;
    }

    @Override
    public String id() {
        return PageZone.FEATURE;
    }

    @Override
    public List<FeatureCode> codes() {
        return List.of();
    }

    @Override
    public HostReply hear(HostView view, HostInput input) {
        if (!(input instanceof HostInput.Entered)) {
            return HostingFeature.super.hear(view, input);
        }
        HostQuestion question = view.question();
        Optional<PageZone> zone = view.inside().hosted(question.argument(), PageZone.class);
        if (zone.isEmpty()) {
            return new HostReply.Leave(Cause.NOT_FOUND);
        }
        if (question.outside() || !zone.get().mayCall(question.caller())) {
            return new HostReply.Leave(Cause.FORBIDDEN);
        }
        Set<String> busy = busy(question.tenant());
        List<String> members = ZoneMembers.of(zone.get(), view.dialplan().directory(), question.tenant()).stream()
                .filter(member -> !member.forwarding().dnd())
                .map(member -> member.extension().number())
                .filter(number -> !busy.contains(number) && !number.equals(question.caller()))
                .toList();
        return members.isEmpty() && zone.get().group() == null
                ? new HostReply.Leave(Cause.BUSY)
                : new HostReply.Page(members, Duration.ofSeconds(zone.get().maxSeconds()), zone.get().group());
    }

    /** Extensions with a telephone in a call. */
    private Set<String> busy(Tenant tenant) {
        Set<String> busy = new HashSet<>();
        calls.all().stream()
                .filter(call -> call.tenant().equals(tenant))
                .flatMap(call -> call.legs().stream())
                .filter(leg -> leg.isUp())
                .forEach(leg -> busy.add(leg.party()));
        return busy;
    }
}
