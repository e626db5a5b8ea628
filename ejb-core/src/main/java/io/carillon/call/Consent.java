package io.carillon.call;

import io.carillon.contract.LegId;
import io.carillon.contract.Prompt;
import io.carillon.contract.PromptEnded;
import io.carillon.contract.PromptItem;
import io.carillon.contract.SoundCommand;
import io.carillon.contract.Tone;
import io.carillon.dialplan.ConsentPlan;
import io.carillon.dialplan.RecordingNotice;
import java.time.Duration;
import java.util.List;

/** People are told that they are recorded, as the countries of their numbers want it: by words before, or by tones meanwhile. */
record Consent(Turn turn) {
    /** The timer to the next tone. */
    static final String TONE = "recording.tone";
    /** The timer that bounds how long it is waited until both have heard. */
    static final String UNHEARD = "recording.unheard";

    private static final String ANNOUNCEMENT = "recording";
    private static final String SIGNAL = "recording-tone";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BOTH = 2;

    private ConsentPlan plan() {
        return turn.advice().limits().consent();
    }

    /** How these two are told. */
    RecordingNotice of(Stage.Bridged stage) {
        return plan().of(List.of(number(stage.a()), number(stage.b())));
    }

    /** The number of somebody outside as the world knows it, empty of somebody of the house. */
    private String number(LegId id) {
        Leg leg = turn.leg(id);
        if (!turn.isOutside(leg)) {
            return "";
        }
        return leg.target() == null ? leg.party() : leg.target().uri().replaceFirst("^sips?:", "").replaceFirst("[@;].*", "");
    }

    /** Both hear that it is going to be recorded. */
    Turn announce(Stage.Bridged stage, String by) {
        turn.recording(turn.recording().announced(by, BOTH));
        for (LegId leg : List.of(stage.a(), stage.b())) {
            turn.command(new SoundCommand.PlayNotice(leg, new Prompt(name(stage), plan().language(number(leg)),
                    List.of(new PromptItem.File("call-recorded")), false, 1)));
        }
        turn.explain("told that it is recorded");
        return turn.setTimer(UNHEARD, PATIENCE);
    }

    /** What was begun for others, before somebody was handed on, is not what these two wait for. */
    private static String name(Stage.Bridged stage) {
        return ANNOUNCEMENT + " " + stage.a() + " " + stage.b();
    }

    /** Whether somebody has heard the announcement to its end. */
    boolean isHeard(Stage.Bridged stage, PromptEnded in) {
        return turn.recording().isAnnounced() && in.prompt().equals(name(stage)) && in.why() == PromptEnded.Why.DONE;
    }

    /** Both hear a tone now and from time to time, if that is wanted; whoever waits hears music. */
    Turn tone(Stage.Bridged stage) {
        if (of(stage) != RecordingNotice.TONE) {
            return turn;
        }
        if (!turn.recording().paused() && !turn.posture().isHeld()) {
            for (LegId leg : List.of(stage.a(), stage.b())) {
                turn.command(new SoundCommand.PlayNotice(
                        leg, new Prompt(SIGNAL, "en", List.of(new PromptItem.Sound(Tone.BEEP)), false, 1)));
            }
        }
        return turn.setTimer(TONE, plan().interval());
    }
}
