package io.carillon.rar;

import io.carillon.contract.AppAsked;
import io.carillon.contract.CallInput;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.CodePressed;
import io.carillon.contract.CommandFailed;
import io.carillon.contract.DigitPressed;
import io.carillon.contract.HearingInput;
import io.carillon.contract.HungUp;
import io.carillon.contract.InviteArrived;
import io.carillon.contract.JoinArrived;
import io.carillon.contract.LegAnswered;
import io.carillon.contract.LegId;
import io.carillon.contract.LegProgressed;
import io.carillon.contract.LegRejected;
import io.carillon.contract.LegReleased;
import io.carillon.contract.OfferArrived;
import io.carillon.contract.OfferSettled;
import io.carillon.contract.PeerHanded;
import io.carillon.contract.PeerKept;
import io.carillon.contract.PeerWanted;
import io.carillon.contract.PromptEnded;
import io.carillon.contract.RecordingEnded;
import io.carillon.contract.RegisterAsked;
import io.carillon.contract.RegisterReply;
import io.carillon.contract.ReplacementArrived;
import io.carillon.contract.SipTarget;
import io.carillon.contract.SoundCommand;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.SwitchListener;
import io.carillon.contract.TimerFired;
import io.carillon.contract.ToneEnded;
import io.carillon.contract.TransferAsked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The least application that makes calls: it dials whoever registered, connects, and ends the other leg. */
final class ScriptedApplication implements SwitchListener, CallInput.Handler<List<SwitchCommand>> {
    /** Whoever dials it hears himself. */
    static final String ECHO = "9000";

    /** A registrar of the test's own, or null. */
    interface Registrar {
        RegisterReply register(RegisterAsked asked) throws InterruptedException;
    }

    volatile Registrar registrar;
    List<CallInput> heard = new CopyOnWriteArrayList<>();
    private final Map<String, SipTarget> registered = new ConcurrentHashMap<>();
    private final Map<Object, LegId> callers = new ConcurrentHashMap<>();
    private final Map<Object, LegId> callees = new ConcurrentHashMap<>();

    /** Forgets calls, for runs that go on for long. */
    void forget() {
        callers.clear();
        callees.clear();
    }

    void register(String user, SipTarget target) {
        registered.put(user, target);
    }

    @Override
    public List<SwitchCommand> onInput(CallInput input) {
        heard.add(input);
        return answer(input);
    }

    List<SwitchCommand> answer(CallInput input) {
        return input.applyTo(this);
    }

    @Override
    public RegisterReply onRegister(RegisterAsked asked) {
        Registrar own = registrar;
        if (own != null) {
            try {
                return own.register(asked);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        List<RegisterReply.Bound> bound = new ArrayList<>();
        for (RegisterAsked.ContactAsked contact : asked.contacts()) {
            registered.put(asked.aor().user(), new SipTarget(contact.uri(), asked.path(), asked.source()));
            bound.add(new RegisterReply.Bound(contact.uri(), 300, contact.q(), contact.instance()));
        }
        return new RegisterReply.Accepted(bound);
    }

    @Override
    public List<SwitchCommand> onInviteArrived(InviteArrived in) {
        if (in.to().digits().equals(ECHO)) {
            return List.of(new SwitchCommand.Answer(in.leg(), null), new SoundCommand.PlayEcho(in.leg(), 0));
        }
        SipTarget target = registered.get(in.to().digits());
        if (target == null) {
            return List.of(new SwitchCommand.Reject(in.leg(), Cause.NOT_FOUND));
        }
        LegId callee = new LegId("out-" + in.leg().value());
        callers.put(in.call(), in.leg());
        callees.put(in.call(), callee);
        return List.of(
                new SwitchCommand.SetTimer(in.call(), "ring", Duration.ofSeconds(60)),
                new SwitchCommand.Dial(callee, target, new CallerIdentity(in.from().number(), ""), in.to().digits(),
                        in.leg(), in.hops() - 1));
    }

    @Override
    public List<SwitchCommand> onLegProgressed(LegProgressed in) {
        return List.of(new SwitchCommand.Ring(callers.get(in.call()), in.status(), in.earlyMedia() ? in.leg() : null));
    }

    @Override
    public List<SwitchCommand> onLegAnswered(LegAnswered in) {
        LegId caller = callers.get(in.call());
        return List.of(
                new SwitchCommand.ClearTimer(in.call(), "ring"),
                new SwitchCommand.Answer(caller, in.leg()),
                new SwitchCommand.Bridge(caller, in.leg()));
    }

    @Override
    public List<SwitchCommand> onLegRejected(LegRejected in) {
        return List.of(new SwitchCommand.Reject(callers.get(in.call()), in.cause()));
    }

    @Override
    public List<SwitchCommand> onHungUp(HungUp in) {
        return callers.containsKey(in.call())
                ? List.of(new SwitchCommand.HangUp(other(in.call(), in.leg()), in.cause()))
                : List.of();
    }

    private LegId other(Object call, LegId leg) {
        return leg.equals(callers.get(call)) ? callees.get(call) : callers.get(call);
    }

    @Override
    public List<SwitchCommand> onLegReleased(LegReleased in) {
        return List.of();
    }

    @Override
    public List<SwitchCommand> onOfferArrived(OfferArrived in) {
        return List.of(new SwitchCommand.PassOffer(in.leg(), other(in.call(), in.leg())));
    }

    @Override
    public List<SwitchCommand> onOfferSettled(OfferSettled in) {
        return List.of();
    }

    @Override
    public List<SwitchCommand> onTransferAsked(TransferAsked in) {
        return List.of(new SwitchCommand.ReportTransfer(in.leg(), 403, "Not here"));
    }

    @Override
    public List<SwitchCommand> onReplacementArrived(ReplacementArrived in) {
        return List.of(new SwitchCommand.Reject(in.leg(), Cause.NOT_FOUND));
    }

    @Override
    public List<SwitchCommand> onJoinArrived(JoinArrived in) {
        return List.of(new SwitchCommand.Reject(in.leg(), Cause.NOT_FOUND));
    }

    @Override
    public List<SwitchCommand> onPeerWanted(PeerWanted in) {
        return List.of(new SwitchCommand.KeepPeer(in.to(), Cause.NOT_FOUND, null));
    }

    @Override
    public List<SwitchCommand> onPeerHanded(PeerHanded in) {
        return List.of(new SwitchCommand.HangUp(in.leg(), Cause.NORMAL_CLEARING));
    }

    @Override
    public List<SwitchCommand> onPeerKept(PeerKept in) {
        return List.of();
    }

    @Override
    public List<SwitchCommand> onToneEnded(ToneEnded in) {
        return List.of();
    }

    @Override
    public List<SwitchCommand> onPromptEnded(PromptEnded in) {
        return List.of();
    }

    @Override
    public List<SwitchCommand> onCodePressed(CodePressed in) {
        return List.of();
    }

    @Override
    public List<SwitchCommand> onDigitPressed(DigitPressed in) {
        return List.of();
    }

    @Override
    public List<SwitchCommand> onHeard(HearingInput in) {
        return List.of();
    }

    @Override
    public List<SwitchCommand> onRecordingEnded(RecordingEnded in) {
        return List.of();
    }

    @Override
    public List<SwitchCommand> onTimerFired(TimerFired in) {
        return List.of();
    }

    @Override
    public List<SwitchCommand> onAppAsked(AppAsked in) {
        return List.of();
    }

    @Override
    public List<SwitchCommand> onCommandFailed(CommandFailed in) {
        List<SwitchCommand> ends = new ArrayList<>();
        ends.add(new SwitchCommand.HangUp(callees.getOrDefault(in.call(), new LegId("none")), in.cause()));
        ends.add(new SwitchCommand.Reject(callers.get(in.call()), in.cause()));
        return ends;
    }

    <T extends CallInput> List<T> heard(Class<T> kind) {
        return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
