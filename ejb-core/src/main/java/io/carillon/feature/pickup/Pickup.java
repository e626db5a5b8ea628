package io.carillon.feature.pickup;

import io.carillon.call.Call;
import io.carillon.call.HostInput;
import io.carillon.call.HostQuestion;
import io.carillon.call.HostReply;
import io.carillon.call.Leg;
import io.carillon.call.Stage;
import io.carillon.contract.Tone;
import io.carillon.dialplan.FeatureCode;
import io.carillon.dialplan.Match;
import io.carillon.feature.HostView;
import io.carillon.feature.HostingFeature;
import io.carillon.presence.CallsNow;
import io.carillon.presence.LiveCalls;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gives whoever dials it a call that rings elsewhere. */
@Dependent
public class Pickup implements HostingFeature {
    private static final String ID = "pickup";
    private static final String GROUP = "*8";
    private static final String DIRECTED = "**";

    private final LiveCalls calls;

    @Inject
    public Pickup(CallsNow calls) {
        this((LiveCalls) calls);
    }

    public Pickup(LiveCalls calls) {
        this.calls = calls;
    }

    /** A telephone that rings. */
    private record Ringing(Call call, Leg leg) {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<FeatureCode> codes() {
        return List.of(
                new FeatureCode(GROUP + " picks up in the own group", new Match.Exact(GROUP), ID),
                new FeatureCode(DIRECTED + " picks up what rings at a number", new Match.Prefix(DIRECTED, 2, 15), ID));
    }

    @Override
    public HostReply hear(HostView view, HostInput input) {
        if (!(input instanceof HostInput.Entered)) {
            return HostingFeature.super.hear(view, input);
        }
        return ringing(view)
                .<HostReply>map(found -> new HostReply.GoOnIn(found.call().id(), found.leg().id()))
                .orElse(new HostReply.Play(Tone.REJECTED));
    }

    /** What has rung longest of what may be picked up. */
    private Optional<Ringing> ringing(HostView view) {
        HostQuestion question = view.question();
        Ringing oldest = null;
        Comparator<Ringing> order = Comparator.comparing(found -> found.leg().startedAt());
        for (Call call : calls.all()) {
            if (!call.tenant().equals(question.tenant()) || isCalledBy(call, question.caller())) {
                continue;
            }
            for (Leg leg : call.legs()) {
                Ringing next = new Ringing(call, leg);
                if (rings(call, leg) && isMeant(question, leg) && may(view, leg)
                        && (oldest == null || order.compare(next, oldest) < 0)) {
                    oldest = next;
                }
            }
        }
        return Optional.ofNullable(oldest);
    }

    private static boolean isCalledBy(Call call, String number) {
        return call.stage() instanceof Stage.Alerting alerting && call.leg(alerting.waiting()).party().equals(number);
    }

    /** Telephones of the house alone are picked up: what rings outside is no pickup group's. */
    private static boolean rings(Call call, Leg leg) {
        boolean waits = call.stage() instanceof Stage.Alerting || call.stage() instanceof Stage.Transferring;
        return waits && !leg.isInbound() && leg.isUp() && !leg.isAnswered() && leg.trunk().isEmpty()
                && leg.attempt() == ((Stage.Searching) call.stage()).search().attempt();
    }

    private static boolean isMeant(HostQuestion question, Leg leg) {
        if (question.argument().equals(GROUP)) {
            return true;
        }
        String number = question.argument().substring(DIRECTED.length());
        return leg.party().equals(number) || leg.group().equals(number);
    }

    private static boolean may(HostView view, Leg leg) {
        HostQuestion question = view.question();
        var own = view.inside().pickup(question.caller());
        return leg.party().equals(question.caller()) || own.shares(view.inside().pickup(leg.party()))
                || own.anybody() && !question.argument().equals(GROUP);
    }
}
