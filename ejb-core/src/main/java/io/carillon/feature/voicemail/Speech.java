package io.carillon.feature.voicemail;

import io.carillon.call.HostAct;
import io.carillon.call.HostInput;
import io.carillon.call.HostReply;
import io.carillon.contract.PromptItem;
import io.carillon.contract.Recorded.End;
import io.carillon.contract.Recordings;
import io.carillon.feature.voicemail.Place.Phase;
import io.carillon.recording.RecordingTaker;
import io.carillon.voicemail.Greeting;
import io.carillon.voicemail.Spoken;
import io.carillon.voicemail.StoredGreeting;
import io.carillon.voicemail.VoicemailTaker;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The owner of a mailbox speaks: a greeting, or a reply. */
record Speech(BoxVisit visit) {
    private static final Duration ENDING_PATIENCE = Duration.ofSeconds(8);

    HostReply begin(Place about) {
        return visit.stay(about.in(Phase.SPEAK), new HostAct.Forget(BoxVisit.KEY),
                visit.words().say(BoxVisit.ASK, List.of(Words.file("speak"), Words.BEEP)));
    }

    /** The tone is over. */
    HostReply speak() {
        Map<String, String> notes = new HashMap<>();
        notes.put(RecordingTaker.KIND, isReply() ? VoicemailTaker.MESSAGE : VoicemailTaker.GREETING);
        notes.put(VoicemailTaker.MAILBOX, isReply()
                ? visit.message().map(message -> message.from().number()).orElse("")
                : visit.at().mailbox());
        if (!isReply()) {
            notes.put(Recordings.NEAR, "true");
        }
        return visit.stay(visit.at().in(Phase.SPEAKING), new HostAct.Speech(Spoken.limits(visit.settings()), notes));
    }

    private boolean isReply() {
        return visit.at().about().isEmpty();
    }

    HostReply pressed(char key) {
        Place at = visit.at();
        return switch (at.phase()) {
            case SPEAKING -> key == '#'
                    ? visit.stay(at.in(Phase.ENDING), new HostAct.StopSpeech(),
                            new HostAct.Wait(BoxVisit.ENDING, ENDING_PATIENCE))
                    : visit.stay(at);
            case REVIEW -> decide(key);
            default -> visit.stay(at);
        };
    }

    HostReply recorded(HostInput.Recorded recorded) {
        Place at = visit.at().spoken(recorded.recording());
        if (recorded.why() == End.STORAGE) {
            return back(Words.file("failed"));
        }
        if (Spoken.millis(recorded.why(), recorded.millis()) < 500) {
            visit.mailboxes().discard(recorded.recording());
            return back(Words.file("short"));
        }
        return review(at);
    }

    private HostReply review(Place at, PromptItem... before) {
        return visit.ask(at.in(Phase.REVIEW), Words.both(List.of(before), Words.file("review")));
    }

    /** Nobody said that it is written. */
    HostReply lost() {
        return back(Words.file("failed"));
    }


    private HostReply decide(char key) {
        Place at = visit.at();
        switch (key) {
            case '1':
                keep();
                return back(Words.file(isReply() ? "sent" : "stored"));
            case '2':
                return review(at, new PromptItem.Stored(at.recording()));
            case '3':
                visit.mailboxes().discard(at.recording());
                return begin(at.about(at.about()));
            case '*':
                visit.mailboxes().discard(at.recording());
                return back();
            default:
                return review(at, new PromptItem.File("invalid"));
        }
    }

    /** A reply is posted when it is decided; a greeting is one from now on. */
    private void keep() {
        if (!isReply()) {
            visit.mailboxes().greet(visit.view().question().tenant(), visit.at().mailbox(),
                    Greeting.valueOf(visit.at().about()),
                    new StoredGreeting(visit.at().recording(), 0, visit.view().question().at()));
        }
    }

    /** Where the caller was before. */
    private HostReply back(PromptItem... before) {
        return isReply()
                ? new Listening(visit).actions(List.of(before))
                : new Options(visit).ask(List.of(before));
    }
}
