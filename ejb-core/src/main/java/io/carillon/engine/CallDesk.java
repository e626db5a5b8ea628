package io.carillon.engine;

import io.carillon.call.Call;
import io.carillon.call.CallStatus;
import io.carillon.call.Leg;
import io.carillon.call.LegPhase;
import io.carillon.call.Stage;
import io.carillon.cdr.LegDirection;
import io.carillon.contract.Aor;
import io.carillon.contract.AppAsked;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallId;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.Ids;
import io.carillon.contract.LegId;
import io.carillon.contract.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Live calls for the API: look at them, and ask something of them. A request is put on the lane of its call like
 * anything else that happens to it; what came of it shows in the call and in its events.
 */
@ApplicationScoped
public class CallDesk {
    @Inject
    private EngineRoom room;

    @Inject
    private SwitchLine line;

    /**
     * Places a call: the telephones of {@code fromNumber} ring; when one answers, {@code toNumber} is dialled as that
     * extension.
     *
     * @param user who asks
     * @return the id of the call, at once
     * @throws SwitchUnavailable when it was not taken
     */
    public CallId originate(Tenant tenant, String user, String fromNumber, String toNumber) {
        CallId call = Ids.newCall();
        line.submit(new AppAsked(call, Instant.now(), new AppRequest.Originate(
                user, new Aor(tenant, fromNumber), new DialledNumber(toNumber), CallerIdentity.of(toNumber))));
        return call;
    }

    /**
     * Ends a call.
     *
     * @throws NoSuchCall when it is not live or another tenant's
     */
    public void hangUp(Tenant tenant, CallId call, String user) {
        ask(live(tenant, call), new AppRequest.HangUpCall(user));
    }

    /**
     * Puts the other side on hold.
     *
     * @param party leg id, or number of a telephone in the conversation: on whose behalf
     * @throws NoSuchCall when it is not live or another tenant's
     * @throws WrongCallState when nobody talks, or the call is held already
     */
    public void hold(Tenant tenant, CallId call, String user, String party) {
        Call live = talking(tenant, call);
        if (live.posture().serverHold() != null) {
            throw new WrongCallState("call " + call + " is held already");
        }
        ask(live, new AppRequest.HoldCall(user, legOf(live, party)));
    }

    /**
     * Undoes {@link #hold}.
     *
     * @throws NoSuchCall when it is not live or another tenant's
     * @throws WrongCallState when it is not held through the API
     */
    public void resume(Tenant tenant, CallId call, String user, String party) {
        Call live = talking(tenant, call);
        if (live.posture().serverHold() == null) {
            throw new WrongCallState("call " + call + " is not held");
        }
        ask(live, new AppRequest.ResumeCall(user, legOf(live, party)));
    }

    /**
     * Blind transfer: {@code party} leaves, its peer is connected to {@code target}.
     *
     * @throws NoSuchCall when it is not live or another tenant's
     * @throws WrongCallState when nobody talks
     */
    public void transfer(Tenant tenant, CallId call, String user, String party, String target) {
        Call live = talking(tenant, call);
        ask(live, new AppRequest.TransferCall(user, legOf(live, party), new DialledNumber(target)));
    }

    /** The live calls of a tenant, newest first. */
    public List<CallSummary> calls(Tenant tenant) {
        return room.registry().all().stream()
                .filter(call -> call.tenant().equals(tenant))
                .map(CallDesk::summary)
                .sorted(Comparator.comparing(CallSummary::startedAt).reversed())
                .toList();
    }

    /** A live call, empty when it is over or another tenant's. */
    public Optional<CallSummary> call(Tenant tenant, CallId call) {
        return Optional.ofNullable(room.registry().find(call))
                .filter(live -> live.tenant().equals(tenant))
                .map(CallDesk::summary);
    }

    /** What would happen to a call to this number, in words, without placing one. */
    public List<String> explain(Tenant tenant, String number) {
        return room.dialplan().get().explain(tenant, number);
    }

    private Call live(Tenant tenant, CallId id) {
        Call call = room.registry().find(id);
        if (call == null || !call.tenant().equals(tenant) || call.status() == CallStatus.ENDED) {
            throw new NoSuchCall(id.value());
        }
        return call;
    }

    private Call talking(Tenant tenant, CallId id) {
        Call call = live(tenant, id);
        if (!(call.stage() instanceof Stage.Bridged)) {
            throw new WrongCallState("call " + id + " is " + call.status() + ", nobody talks");
        }
        return call;
    }

    private static LegId legOf(Call call, String party) {
        Stage.Bridged bridged = (Stage.Bridged) call.stage();
        for (LegId id : List.of(bridged.a(), bridged.b())) {
            if (id.value().equals(party) || call.leg(id).party().equals(party)) {
                return id;
            }
        }
        throw new WrongCallState(party + " does not talk in call " + call.id());
    }

    private void ask(Call call, AppRequest request) {
        line.submit(new AppAsked(call.id(), Instant.now(), request));
    }

    private static CallSummary summary(Call call) {
        return new CallSummary(call.id(), call.tenant(), call.status(), call.direction(), call.from().number(),
                call.from().displayName(), call.to(), call.milestones().startedAt(), call.milestones().answeredAt(),
                call.legs().stream().filter(leg -> !leg.isCleared()).map(leg -> summary(call, leg)).toList());
    }

    private static LegSummary summary(Call call, Leg leg) {
        return new LegSummary(leg.id(), leg.isInbound() ? LegDirection.INBOUND : LegDirection.OUTBOUND, leg.party(),
                phase(leg.phase()), call.posture().isHeldBy(leg.id()), leg.startedAt(), leg.phase().answeredAt());
    }

    private static LegSummary.Phase phase(LegPhase phase) {
        if (phase instanceof LegPhase.Ringing) {
            return LegSummary.Phase.RINGING;
        }
        if (phase instanceof LegPhase.Answered) {
            return LegSummary.Phase.ANSWERED;
        }
        return phase instanceof LegPhase.Leaving ? LegSummary.Phase.LEAVING : LegSummary.Phase.OFFERED;
    }
}
