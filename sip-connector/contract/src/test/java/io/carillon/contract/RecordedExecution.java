package io.carillon.contract;

/** What the adapter does with a command, as far as the listener can tell. */
final class RecordedExecution implements SwitchCommand.Handler<Void> {
    private final SwitchRecorder recorder;
    private final CallId call;

    RecordedExecution(SwitchRecorder recorder, CallId call) {
        this.recorder = recorder;
        this.call = call;
    }

    private Void later(CallInput input) {
        recorder.due.add(input);
        return null;
    }

    private Void expect(boolean holds, SwitchCommand command, String what) {
        if (!holds) {
            recorder.violations.add(what + ": " + command);
        }
        return null;
    }

    private boolean isUp(LegId id) {
        RecordedLeg leg = recorder.legs.get(id);
        return leg != null && !leg.over;
    }

    private boolean isAnswered(LegId id) {
        return isUp(id) && recorder.legs.get(id).answered;
    }

    /** What follows in a list after an answer that failed, fails too. */
    private Void needsAnswer(LegId id, SwitchCommand command) {
        if (!isUp(id) || isAnswered(id)) {
            return null;
        }
        return recorder.legs.get(id).unanswerable
                ? later(new CommandFailed(call, recorder.now, command, "not answered", recorder.failWith))
                : expect(false, command, "not answered");
    }

    @Override
    public Void ring(SwitchCommand.Ring command) {
        return isUp(command.leg())
                ? expect(recorder.legs.get(command.leg()).isInbound() && !isAnswered(command.leg()), command, "cannot ring")
                : null;
    }

    @Override
    public Void dial(SwitchCommand.Dial command) {
        expect(!recorder.legs.containsKey(command.leg()), command, "leg exists already");
        recorder.legs.put(command.leg(), new RecordedLeg(command.leg(), call, command.target()));
        return null;
    }

    @Override
    public Void answer(SwitchCommand.Answer command) {
        if (isUp(command.leg())) {
            RecordedLeg leg = recorder.legs.get(command.leg());
            expect(leg.isInbound() && !leg.answered, command, "cannot be answered");
            leg.answered = true;
        }
        return null;
    }

    @Override
    public Void reject(SwitchCommand.Reject command) {
        if (isUp(command.leg())) {
            RecordedLeg leg = recorder.legs.get(command.leg());
            expect(leg.isInbound() && !leg.answered, command, "cannot be refused");
            leg.over = true;
            return later(new LegReleased(call, command.leg(), recorder.now, MediaReport.NONE));
        }
        return null;
    }

    @Override
    public Void hangUp(SwitchCommand.HangUp command) {
        if (!isUp(command.leg())) {
            return null;
        }
        RecordedLeg leg = recorder.legs.get(command.leg());
        leg.over = true;
        return later(leg.answered || leg.isInbound()
                ? new LegReleased(call, command.leg(), recorder.now, MediaReport.NONE)
                : new LegRejected(call, command.leg(), recorder.now, Cause.CANCELLED));
    }

    @Override
    public Void bridge(SwitchCommand.Bridge command) {
        return isUp(command.a()) && isUp(command.b()) && needsAnswer(command.a(), command) == null
                ? needsAnswer(command.b(), command)
                : null;
    }

    @Override
    public Void joinMix(SwitchCommand.JoinMix command) {
        return needsAnswer(command.leg(), command);
    }

    @Override
    public Void leaveMix(SwitchCommand.LeaveMix command) {
        return null;
    }

    @Override
    public Void announce(SwitchCommand.Announce command) {
        return null;
    }

    @Override
    public Void multicast(SwitchCommand.Multicast command) {
        return null;
    }

    @Override
    public Void playTone(SoundCommand.PlayTone command) {
        return needsAnswer(command.leg(), command);
    }

    @Override
    public Void playPrompt(SoundCommand.PlayPrompt command) {
        return null;
    }

    @Override
    public Void playNotice(SoundCommand.PlayNotice command) {
        return needsAnswer(command.leg(), command);
    }

    @Override
    public Void stopPrompt(SoundCommand.StopPrompt command) {
        return null;
    }

    @Override
    public Void playMusic(SoundCommand.PlayMusic command) {
        return needsAnswer(command.leg(), command);
    }

    @Override
    public Void stopMusic(SoundCommand.StopMusic command) {
        return null;
    }

    @Override
    public Void playEcho(SoundCommand.PlayEcho command) {
        return needsAnswer(command.leg(), command);
    }

    @Override
    public Void passOffer(SwitchCommand.PassOffer command) {
        return null;
    }

    @Override
    public Void answerOffer(SwitchCommand.AnswerOffer command) {
        return null;
    }

    @Override
    public Void declineOffer(SwitchCommand.DeclineOffer command) {
        return null;
    }

    @Override
    public Void applyMedia(SwitchCommand.ApplyMedia command) {
        return isAnswered(command.leg())
                ? later(new OfferSettled(call, command.leg(), recorder.now, command.direction(), Codec.PCMU))
                : null;
    }

    @Override
    public Void reportTransfer(SwitchCommand.ReportTransfer command) {
        return expect(recorder.legs.containsKey(command.leg()), command, "nobody to tell");
    }

    @Override
    public Void fetchPeer(SwitchCommand.FetchPeer command) {
        return later(new PeerWanted(command.from(), command.of(), recorder.now, call, command.by(), command.earlyOnly()));
    }

    @Override
    public Void handOver(SwitchCommand.HandOver command) {
        if (!isAnswered(command.leg())) {
            return later(new PeerKept(command.to(), recorder.now, Cause.NOT_FOUND, null));
        }
        recorder.legs.get(command.leg()).call = command.to();
        return later(new PeerHanded(command.to(), command.leg(), recorder.now, command.known()));
    }

    @Override
    public Void keepPeer(SwitchCommand.KeepPeer command) {
        return later(new PeerKept(command.to(), recorder.now, command.cause(), command.instead()));
    }

    @Override
    public Void setTimer(SwitchCommand.SetTimer command) {
        recorder.timers.put(new SwitchRecorder.Timer(command.call(), command.timer()), recorder.now.plus(command.after()));
        return null;
    }

    @Override
    public Void clearTimer(SwitchCommand.ClearTimer command) {
        recorder.timers.remove(new SwitchRecorder.Timer(command.call(), command.timer()));
        return null;
    }

    @Override
    public Void hearing(HearingCommand command) {
        return null;
    }

    @Override
    public Void recording(RecordingCommand command) {
        return null;
    }
}
