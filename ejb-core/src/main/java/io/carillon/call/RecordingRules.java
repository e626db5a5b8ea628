package io.carillon.call;

import io.carillon.contract.AppRequest;
import io.carillon.contract.CodePressed;
import io.carillon.contract.LegId;
import io.carillon.contract.PromptEnded;
import io.carillon.contract.Recorded;
import io.carillon.contract.RecordingCommand;
import io.carillon.contract.RecordingEnded;
import io.carillon.dialplan.RecordingNotice;
import io.carillon.dialplan.RecordingPlan.Rule;
import io.carillon.directory.RecordingWish;
import io.carillon.event.CallEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is recorded of a call, and who has a say in it: policy first, then whoever talks, and the API. */
record RecordingRules(Turn turn) {
    /** Pressed in a conversation: begins a recording, pressed again ends it. */
    static final String RECORD = "*1";

    /** Who began it when a policy did. */
    private static final String POLICY = "policy";
    private static final int LONGEST_NOTE = 200;

    /** People begin to talk, or somebody else joins. */
    void bridged(Stage.Bridged stage) {
        Rule rule = rule(stage);
        Recording now = turn.recording();
        if (rule.wish() == RecordingWish.NEVER) {
            if (now.on() || now.isAnnounced()) {
                stop();
            }
        } else if (now.isAnnounced()) {
            wanted(stage, rule, now.by());
        } else if (now.on() && !areTheSame(stage) && consent().of(stage) == RecordingNotice.ANNOUNCEMENT) {
            stop(); // whoever has just come has not heard of it: a new one begins when he has
            wanted(stage, rule, now.by());
            turn.recording(turn.recording().pausing(now.paused()));
        } else if (now.on()) {
            consent().tone(stage);
        } else if (rule.wish() == RecordingWish.ALWAYS) {
            wanted(stage, rule, POLICY);
        }
    }

    /** Whether the two talked before, and somebody else has gone or never came. */
    private boolean areTheSame(Stage.Bridged stage) {
        Stage before = turn.call().stage();
        Set<LegId> two = Set.of(stage.a(), stage.b());
        if (before instanceof Stage.Transferring in) {
            return two.equals(Set.of(in.waiting(), in.transferor()));
        }
        if (before instanceof Stage.Joining in) {
            return two.equals(Set.of(in.waiting(), in.transferor()));
        }
        return stage.b().equals(before.peerOf(stage.a()));
    }

    private Consent consent() {
        return new Consent(turn);
    }

    /** It begins now, or when people have been told. */
    private Turn wanted(Stage.Bridged stage, Rule rule, String by) {
        if (consent().of(stage) == RecordingNotice.ANNOUNCEMENT) {
            return consent().announce(stage, by);
        }
        start(stage, rule, by);
        return consent().tone(stage);
    }

    /** Somebody has heard what we had to say. */
    Turn heard(Stage.Bridged stage, PromptEnded in) {
        if (!consent().isHeard(stage, in)) {
            return turn.stay("nobody waits for a prompt");
        }
        turn.recording(turn.recording().heardByOne());
        if (turn.recording().isAnnounced()) {
            return turn;
        }
        turn.clearTimer(Consent.UNHEARD);
        return start(stage, rule(stage), turn.recording().by());
    }

    /** Time for a tone, or the announcement was not heard by both. */
    Turn timer(Stage.Bridged stage, String timer) {
        if (timer.equals(Consent.TONE)) {
            return turn.recording().on() ? consent().tone(stage) : turn;
        }
        if (!turn.recording().isAnnounced()) {
            return turn.stay("timer " + timer + " means nothing now");
        }
        turn.explain("not recorded: the announcement was not heard by both");
        turn.recording(turn.recording().over());
        return told(CallEvent.CallRecording.Change.FAILED);
    }

    Turn pressed(Stage.Bridged stage, CodePressed in) {
        Rule rule = rule(stage);
        if (!in.code().equals(RECORD) || rule.wish() != RecordingWish.ON_DEMAND) {
            return turn.stay("keys " + in.code() + " mean nothing now");
        }
        return turn.recording().on() || turn.recording().isAnnounced()
                ? stop()
                : wanted(stage, rule, turn.leg(in.leg()).party());
    }

    Turn asked(AppRequest.RecordCall request) {
        Stage.Bridged bridged = turn.stage() instanceof Stage.Bridged talking ? talking : null;
        Recording now = turn.recording();
        return switch (request.wish()) {
            case START -> now.on() || now.isAnnounced() || bridged == null || rule(bridged).wish() == RecordingWish.NEVER
                    ? turn.stay("nothing to record")
                    : wanted(bridged, rule(bridged), request.user());
            case STOP -> !now.on() && !now.isAnnounced() || bridged != null && rule(bridged).wish() == RecordingWish.ALWAYS
                    ? turn.stay("no recording that could be stopped")
                    : stop();
            case PAUSE -> pause(true);
            case RESUME -> pause(false);
        };
    }

    private Turn pause(boolean wanted) {
        Recording now = turn.recording();
        if (!now.on() || now.paused() == wanted) {
            return turn.stay("no recording for that");
        }
        turn.recording(now.pausing(wanted));
        turn.command(new RecordingCommand.PauseRecording(turn.call().id(), name(), wanted));
        return told(wanted ? CallEvent.CallRecording.Change.PAUSED : CallEvent.CallRecording.Change.RESUMED);
    }

    private Turn start(Stage.Bridged stage, Rule rule, String by) {
        turn.recording(turn.recording().begun(by));
        LegId left = turn.leg(stage.b()).role() == Leg.Role.CALLER ? stage.b() : stage.a();
        turn.command(new RecordingCommand.StartRecording(turn.call().id(), name(), left, notes(stage, rule, by)));
        told(CallEvent.CallRecording.Change.STARTED);
        if (!turn.recording().paused()) {
            return turn;
        }
        turn.command(new RecordingCommand.PauseRecording(turn.call().id(), name(), true)); // it was before, too
        return told(CallEvent.CallRecording.Change.PAUSED);
    }

    private Turn stop() {
        turn.clearTimer(Consent.TONE).clearTimer(Consent.UNHEARD);
        if (!turn.recording().on()) {
            turn.recording(turn.recording().over());
            return turn;
        }
        turn.command(new RecordingCommand.StopRecording(turn.call().id(), name()));
        turn.recording(turn.recording().over());
        return told(CallEvent.CallRecording.Change.STOPPED);
    }

    /** The switch says that it is over; what we ended ourselves is known. */
    Turn ended(RecordingEnded in) {
        if (!turn.recording().on() || !in.recording().equals(name())) {
            return turn.stay("no such recording goes on");
        }
        turn.recording(turn.recording().over());
        return told(in.why() == Recorded.End.STORAGE
                ? CallEvent.CallRecording.Change.FAILED
                : CallEvent.CallRecording.Change.STOPPED);
    }

    /** The switch could not do it. */
    Turn failed(RecordingCommand command) {
        if (!turn.recording().on() || !command.recording().equals(name())) {
            return turn.stay("no such recording goes on");
        }
        turn.recording(turn.recording().over());
        return told(CallEvent.CallRecording.Change.FAILED);
    }

    private String name() {
        return turn.recording().nameIn(turn.call());
    }

    private Turn told(CallEvent.CallRecording.Change change) {
        Call call = turn.call();
        return turn.event(new CallEvent.CallRecording(
                call.id(), call.tenant(), turn.at(), turn.direction(), turn.from().number(), call.to(), name(), change));
    }

    private Rule rule(Stage.Bridged stage) {
        return turn.advice().recording(new RecordingQuestion(
                turn.call().tenant(), turn.direction(), extensions(stage), trunks(stage)));
    }

    private List<String> extensions(Stage.Bridged stage) {
        List<String> found = new ArrayList<>(2);
        for (LegId id : List.of(stage.a(), stage.b())) {
            if (!turn.isOutside(turn.leg(id))) {
                found.add(turn.leg(id).party());
            }
        }
        return found;
    }

    private List<String> trunks(Stage.Bridged stage) {
        List<String> found = new ArrayList<>(2);
        for (LegId id : List.of(stage.a(), stage.b())) {
            if (turn.isOutside(turn.leg(id))) {
                found.add(turn.trunkOf(turn.leg(id)));
            }
        }
        return found;
    }

    /** What is wanted back with the recording, whatever becomes of this call until then. */
    private Map<String, String> notes(Stage.Bridged stage, Rule rule, String by) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("tenant", turn.call().tenant().name());
        notes.put("direction", turn.direction().name());
        notes.put("caller", turn.from().number());
        notes.put("callee", turn.call().to());
        notes.put("extensions", String.join(",", extensions(stage)));
        notes.put("by", by);
        notes.put("retentionDays", Integer.toString(rule.retentionDays()));
        notes.replaceAll((key, note) -> note.substring(0, Math.min(note.length(), LONGEST_NOTE)));
        return Map.copyOf(notes);
    }
}
