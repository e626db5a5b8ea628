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
import io.carillon.contract.MixRole;
import io.carillon.contract.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
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
     * @param detect whether it is to be found out who answers there
     * @return the id of the call, at once
     * @throws NotYours when the asker has an extension to keep to and it is another
     * @throws SwitchUnavailable when it was not taken
     */
    public CallId originate(Asker who, String fromNumber, String toNumber, boolean detect) {
        if (who.extension() != null && !who.extension().equals(fromNumber)) {
            throw new NotYours("you may place calls from extension " + who.extension() + " only");
        }
        CallId call = Ids.newCall();
        line.submit(new AppAsked(call, Instant.now(), new AppRequest.Originate(
                who.user(), new Aor(who.tenant(), fromNumber), new DialledNumber(toNumber),
                CallerIdentity.of(toNumber), "", false, detect)));
        return call;
    }

    /**
     * Ends a call.
     *
     * @throws NoSuchCall when it is not live, or does not exist for the asker
     */
    public void hangUp(Asker who, CallId call) {
        ask(live(who, call), new AppRequest.HangUpCall(who.user()));
    }

    /**
     * Puts the other side on hold.
     *
     * @param party leg id, or number of a telephone in the conversation: on whose behalf
     * @throws NoSuchCall when it is not live, or does not exist for the asker
     * @throws NotYours when the asker has an extension to keep to and the party is another
     * @throws WrongCallState when nobody talks, or the call is held already
     */
    public void hold(Asker who, CallId call, String party) {
        Call live = talking(who, call);
        if (live.posture().serverHold() != null) {
            throw new WrongCallState("call " + call + " is held already");
        }
        ask(live, new AppRequest.HoldCall(who.user(), legOf(who, live, party)));
    }

    /**
     * Undoes {@link #hold}.
     *
     * @throws NoSuchCall when it is not live, or does not exist for the asker
     * @throws NotYours when the asker has an extension to keep to and the party is another
     * @throws WrongCallState when it is not held through the API
     */
    public void resume(Asker who, CallId call, String party) {
        Call live = talking(who, call);
        if (live.posture().serverHold() == null) {
            throw new WrongCallState("call " + call + " is not held");
        }
        ask(live, new AppRequest.ResumeCall(who.user(), legOf(who, live, party)));
    }

    /**
     * Blind transfer: {@code party} leaves, its peer is connected to {@code target}.
     *
     * @throws NoSuchCall when it is not live, or does not exist for the asker
     * @throws NotYours when the asker has an extension to keep to and the party is another
     * @throws WrongCallState when nobody talks
     */
    public void transfer(Asker who, CallId call, String party, String target) {
        Call live = talking(who, call);
        ask(live, new AppRequest.TransferCall(who.user(), legOf(who, live, party), new DialledNumber(target)));
    }

    /**
     * Attended transfer: somebody in two calls leaves both, and the other two talk with each other. Where nobody has answered
     * him in the other call yet, it rings on for who is handed on.
     *
     * @param call in which he talks; it goes on
     * @param other in which he talks as well, or waits for an answer; it ends
     * @param party leg id, or number of a telephone in the conversation: who leaves; null for the one who is in both
     * @throws NoSuchCall when one of them is not live, or does not exist for the asker
     * @throws NotYours when the asker has an extension to keep to and the party is another
     * @throws WrongCallState when nobody talks, or he is not in both
     */
    public void join(Asker who, CallId call, CallId other, String party) {
        Call here = talking(who, call);
        Call there = live(who, other);
        if (call.equals(other)) {
            throw new WrongCallState("call " + call + " cannot be joined with itself");
        }
        List<LegId> theirs = takers(there);
        String wanted = party != null ? party : talkers(here).stream().map(leg -> here.leg(leg).party())
                .filter(number -> theirs.stream().anyMatch(leg -> there.leg(leg).party().equals(number)))
                .findFirst()
                .orElseThrow(() -> new WrongCallState("nobody talks in call " + call + " and in call " + other));
        LegId leg = legOf(who, here, wanted);
        ask(here, new AppRequest.JoinCalls(who.user(), leg, other, oneOf(there, theirs, here.leg(leg).party())));
    }

    /** Whose place in a call another can take: the two who talk, or who waits for an answer. */
    private static List<LegId> takers(Call call) {
        if (call.stage() instanceof Stage.Alerting alerting) {
            return List.of(alerting.waiting());
        }
        return call.stage() instanceof Stage.Bridged bridged ? List.of(bridged.a(), bridged.b()) : List.of();
    }

    /** @throws WrongCallState and the like when {@link #transfer} would */
    void checkTalks(Asker who, CallId call, String party) {
        legOf(who, talking(who, call), party);
    }

    /**
     * Calls a number for one who talks; whoever answers talks with all.
     *
     * @param party leg id, or number of a telephone in the conversation: on whose behalf
     * @throws NoSuchCall when it is not live, or does not exist for the asker
     * @throws NotYours when the asker has an extension to keep to and the party is another
     * @throws WrongCallState when nobody talks, or the call is held through the API
     */
    public void invite(Asker who, CallId call, String party, String target) {
        Call live = live(who, call);
        if (live.posture().serverHold() != null) {
            throw new WrongCallState("call " + call + " is held");
        }
        ask(live, new AppRequest.Invite(who.user(), legOf(who, live, party), new DialledNumber(target)));
    }

    /**
     * Lets somebody who came into a conversation talk with both, listen only, or be heard by one of the two only.
     *
     * @param party who came in: leg id or number
     * @param to who alone hears him when he whispers: leg id or number; else null
     * @throws NoSuchCall when it is not live, or does not exist for the asker
     * @throws WrongCallState when he has not come into it, or nobody is named whom he whispers to
     */
    public void supervise(Asker who, CallId call, String party, MixRole role, String to) {
        Call live = live(who, call);
        if (!(live.stage() instanceof Stage.Conferring stage)) {
            throw new WrongCallState("nobody has come into call " + call);
        }
        LegId coached = role == MixRole.WHISPERS
                ? oneOf(live, List.of(stage.a(), stage.b()), to == null ? "" : to)
                : null;
        ask(live, new AppRequest.Supervise(who.user(), oneOf(live, stage.others(), party), role, coached));
    }

    private static LegId oneOf(Call call, List<LegId> legs, String party) {
        return legs.stream()
                .filter(id -> id.value().equals(party) || call.leg(id).party().equals(party))
                .findFirst()
                .orElseThrow(() -> new WrongCallState("'" + party + "' is not there in call " + call.id()));
    }

    /**
     * Records a call, or pauses, resumes or ends that.
     *
     * @throws NoSuchCall when it is not live, or does not exist for the asker
     * @throws WrongCallState when that cannot be wanted now; a policy may forbid it besides, which shows in the call
     */
    public void record(Asker who, CallId call, AppRequest.Recording wish) {
        Call live = wish == AppRequest.Recording.START ? talking(who, call) : live(who, call);
        RecordingPhase now = recording(live);
        boolean sound = switch (wish) {
            case START -> now == RecordingPhase.OFF;
            case PAUSE -> now == RecordingPhase.ON;
            case RESUME -> now == RecordingPhase.PAUSED;
            case STOP -> now != RecordingPhase.OFF;
        };
        if (!sound) {
            throw new WrongCallState("the recording of call " + call + " is " + now);
        }
        ask(live, new AppRequest.RecordCall(who.user(), wish));
    }

    /**
     * Has what a telephone says written down, or no longer; it comes as events.
     *
     * @param party leg id, or number of a telephone that has answered: whose words
     * @param language ISO 639 code
     * @throws NoSuchCall when it is not live, or does not exist for the asker
     * @throws WrongCallState when there is no such telephone in it
     */
    public void transcribe(Asker who, CallId call, String party, boolean on, String language) {
        Call live = live(who, call);
        List<LegId> answered =
                live.legs().stream().filter(leg -> leg.isUp() && leg.isAnswered()).map(Leg::id).toList();
        ask(live, new AppRequest.TranscribeCall(who.user(), oneOf(live, answered, party), on, language));
    }

    /** The live calls that the asker may see, newest first. */
    public List<CallSummary> calls(Asker who) {
        return room.registry().all().stream()
                .filter(who::sees)
                .map(CallDesk::summary)
                .sorted(Comparator.comparing(CallSummary::startedAt).reversed())
                .toList();
    }

    /** A live call, empty when it is over or does not exist for the asker. */
    public Optional<CallSummary> call(Asker who, CallId call) {
        return Optional.ofNullable(room.registry().find(call))
                .filter(who::sees)
                .map(CallDesk::summary);
    }

    /** What would happen to a call to this number, in words, without placing one. */
    public List<String> explain(Tenant tenant, String number) {
        return room.dialplan().get().explain(tenant, number);
    }

    private Call live(Asker who, CallId id) {
        Call call = room.registry().find(id);
        if (call == null || !who.sees(call) || call.status() == CallStatus.ENDED) {
            throw new NoSuchCall(id.value());
        }
        return call;
    }

    private Call talking(Asker who, CallId id) {
        Call call = live(who, id);
        if (!(call.stage() instanceof Stage.Bridged)) {
            throw new WrongCallState("call " + id + " is " + call.status() + ", nobody talks");
        }
        return call;
    }

    private static LegId legOf(Asker who, Call call, String party) {
        for (LegId id : talkers(call)) {
            Leg leg = call.leg(id);
            if (id.value().equals(party) || leg.party().equals(party)) {
                if (!who.owns(call, leg)) {
                    throw new NotYours("you may act on behalf of extension " + who.extension() + " only");
                }
                return id;
            }
        }
        throw new WrongCallState(party + " does not talk in call " + call.id());
    }

    /** All who talk with each other. */
    private static List<LegId> talkers(Call call) {
        if (call.stage() instanceof Stage.Bridged bridged) {
            return List.of(bridged.a(), bridged.b());
        }
        if (call.stage() instanceof Stage.Conferring stage) {
            List<LegId> all = new ArrayList<>(List.of(stage.a(), stage.b()));
            all.addAll(stage.others());
            return all;
        }
        throw new WrongCallState("call " + call.id() + " is " + call.status() + ", nobody talks who could have a third");
    }

    private void ask(Call call, AppRequest request) {
        line.submit(new AppAsked(call.id(), Instant.now(), request));
    }

    private static CallSummary summary(Call call) {
        return new CallSummary(call.id(), call.tenant(), call.status(), call.direction(), call.from().number(),
                call.from().displayName(), call.to(), call.milestones().startedAt(), call.milestones().answeredAt(),
                call.legs().stream().filter(leg -> !leg.isCleared()).map(leg -> summary(call, leg)).toList(),
                call.proof(), recording(call), call.answerer().verdict());
    }

    private static RecordingPhase recording(Call call) {
        if (!call.recording().on() && !call.recording().isAnnounced()) {
            return RecordingPhase.OFF;
        }
        return call.recording().paused() ? RecordingPhase.PAUSED : RecordingPhase.ON;
    }

    private static LegSummary summary(Call call, Leg leg) {
        return new LegSummary(leg.id(), leg.isInbound() ? LegDirection.INBOUND : LegDirection.OUTBOUND, leg.party(),
                phase(leg.phase()), call.posture().isHeldBy(leg.id()), leg.startedAt(), leg.phase().answeredAt(),
                call.trunkOf(leg));
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
