package io.carillon.feature.voicemail;

import io.carillon.call.HostAct;
import io.carillon.call.HostInput;
import io.carillon.call.HostReply;
import io.carillon.contract.Cause;
import io.carillon.contract.PromptEnded;
import io.carillon.contract.PromptItem;
import io.carillon.contract.Recorded.End;
import io.carillon.dialplan.FeatureCode;
import io.carillon.dialplan.Match;
import io.carillon.feature.HostView;
import io.carillon.feature.HostingFeature;
import io.carillon.feature.voicemail.Stand.Phase;
import io.carillon.mailbox.Mailbox;
import io.carillon.recording.RecordingTaker;
import io.carillon.voicemail.Mailboxes;
import io.carillon.voicemail.Spoken;
import io.carillon.voicemail.VoicemailTaker;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Greets callers whom nobody answered and takes down what they say. */
@Dependent
public class VoicemailDeposit implements HostingFeature {
    private static final int LEAST_DIGITS = 2;
    private static final int MOST_DIGITS = 15;
    private static final int MOST_TRIES = 3;
    private static final int MOST_ASKED = 2;
    private static final String GREETING = "greeting";
    private static final String REVIEW = "review";
    private static final String BYE = "goodbye";
    private static final String KEY = "key";
    private static final String ENDING = "ending";
    private static final Duration KEY_PATIENCE = Duration.ofSeconds(5);
    /** That what was said is written is told within moments; should it never be, the caller is not kept for ever. */
    private static final Duration ENDING_PATIENCE = Duration.ofSeconds(8);

    private final Mailboxes mailboxes;

    @Inject
    public VoicemailDeposit(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    @Override
    public String id() {
        return Mailbox.FEATURE;
    }

    @Override
    public List<FeatureCode> codes() {
        return List.of(new FeatureCode(Mailbox.DIRECT + " leave a message",
                new Match.Prefix(Mailbox.DIRECT, LEAST_DIGITS, MOST_DIGITS), id()));
    }

    @Override
    public HostReply hear(HostView view, HostInput input) {
        String noted = view.question().noted();
        Stand at = noted.isEmpty() ? Stand.of(view.question().argument()) : Stand.read(noted);
        List<String> boxes = view.inside().mailboxesOf(at.number());
        Mailbox settings = boxes.isEmpty() ? Mailbox.NONE : view.inside().mailbox(boxes.get(0));
        return new Visit(view, settings, at).hear(input);
    }

    /** One input of one caller. */
    private final class Visit {
        private final HostView view;
        private final Mailbox mailbox;
        private final Stand at;
        private final Words words;

        Visit(HostView view, Mailbox mailbox, Stand at) {
            this.view = view;
            this.mailbox = mailbox;
            this.at = at;
            this.words = new Words(mailbox.language());
        }

        HostReply hear(HostInput input) {
            if (input instanceof HostInput.Entered) {
                return enter();
            }
            if (input instanceof HostInput.Said said) {
                return said(said.why());
            }
            if (input instanceof HostInput.Pressed pressed) {
                return pressed(pressed.key());
            }
            if (input instanceof HostInput.Recorded recorded) {
                return at.isSpeaking() ? recorded(recorded) : stay(at);
            }
            if (input instanceof HostInput.TimedOut) {
                return timedOut();
            }
            return input instanceof HostInput.CameBack ? bye(new PromptItem.File("not-available")) : stay(at);
        }

        private HostReply stay(Stand next, HostAct... acts) {
            return new HostReply.Stay(next.text(), List.of(acts));
        }

        private HostReply bye(PromptItem... last) {
            List<PromptItem> items = Words.both(List.of(last), new PromptItem.File("goodbye"));
            return stay(at.in(Phase.LEAVING), new HostAct.Forget(KEY), new HostAct.Forget(ENDING), words.say(BYE, items));
        }

        private HostReply enter() {
            if (!mailbox.enabled()) {
                return bye(new PromptItem.File("not-available"));
            }
            Mailboxes.Opening opening = opening();
            return opening.full()
                    ? bye(Words.file("full"))
                    : stay(at, words.say(GREETING, Words.both(greeting(opening), Words.BEEP)));
        }

        /** A database that is away keeps nobody from leaving a message. */
        private Mailboxes.Opening opening() {
            try {
                return mailboxes.opening(view.question().tenant(), at.number(), at.busy());
            } catch (IllegalStateException away) {
                VoicemailFeatureLog.LOG.greetingUnknown(at.number(), away.toString());
                return Mailboxes.Opening.PLAIN;
            }
        }

        private List<PromptItem> greeting(Mailboxes.Opening opening) {
            if (!opening.greeting().isEmpty()) {
                return List.of(new PromptItem.Stored(opening.greeting()));
            }
            List<PromptItem> items = new ArrayList<>();
            if (opening.name().isEmpty()) {
                items.add(Words.file("extension"));
                items.add(new PromptItem.Digits(at.number()));
            } else {
                items.add(new PromptItem.Stored(opening.name()));
            }
            items.add(Words.file(at.busy() ? "is-busy" : "is-away"));
            items.add(Words.file("leave"));
            return items;
        }

        private HostReply said(PromptEnded.Why why) {
            return switch (at.phase()) {
                case GREETING -> speak();
                case REVIEW -> why == PromptEnded.Why.DONE ? stay(at, new HostAct.Wait(KEY, KEY_PATIENCE)) : stay(at);
                case LEAVING -> new HostReply.Leave(Cause.NORMAL_CLEARING);
                default -> stay(at);
            };
        }

        private HostReply speak() {
            return stay(at.in(Phase.SPEAKING), new HostAct.Speech(Spoken.limits(mailbox), Map.of(
                    RecordingTaker.KIND, VoicemailTaker.MESSAGE,
                    VoicemailTaker.MAILBOX, at.number(),
                    VoicemailTaker.LEAST, Long.toString(least()))));
        }

        private long least() {
            return mailbox.limits().leastSeconds() * 1000L;
        }

        private HostReply pressed(char key) {
            if (key == '0' && !mailbox.operator().isEmpty() && at.phase() != Phase.LEAVING) {
                return new HostReply.SendTo(mailbox.operator(), at.in(Phase.LEAVING).text());
            }
            return switch (at.phase()) {
                case GREETING -> key == '#' ? stay(at, words.say(GREETING, List.of(Words.BEEP))) : stay(at);
                case SPEAKING -> key == '#'
                        ? stay(at.in(Phase.ENDING), new HostAct.StopSpeech(),
                                new HostAct.Wait(ENDING, ENDING_PATIENCE))
                        : stay(at);
                case REVIEW -> decide(key);
                default -> stay(at);
            };
        }

        private HostReply decide(char key) {
            if (key == '1' || key == '#') {
                return bye(Words.file("kept"));
            }
            if (key == '2') {
                return review(at, new PromptItem.Stored(at.recording()));
            }
            if (key == '3') {
                mailboxes.discard(at.recording());
                return stay(at.said("").in(Phase.GREETING), new HostAct.Forget(KEY),
                        words.say(GREETING, List.of(Words.BEEP)));
            }
            return review(at, new PromptItem.File("invalid"));
        }

        private HostReply review(Stand next, PromptItem... before) {
            return stay(next.in(Phase.REVIEW), new HostAct.Forget(KEY), new HostAct.Forget(ENDING),
                    words.ask(REVIEW, Words.both(List.of(before), Words.file("review"))));
        }

        private HostReply recorded(HostInput.Recorded recorded) {
            if (recorded.why() == End.STORAGE) {
                return bye(Words.file("failed"));
            }
            if (Spoken.millis(recorded.why(), recorded.millis()) < Math.max(1, least())) {
                mailboxes.discard(recorded.recording());
                return tooShort();
            }
            return mailbox.review() ? review(at.said(recorded.recording())) : bye(Words.file("kept"));
        }

        private HostReply tooShort() {
            Stand next = at.again().in(Phase.GREETING);
            return next.tries() >= MOST_TRIES
                    ? bye()
                    : stay(next, new HostAct.Forget(ENDING),
                            words.say(GREETING, List.of(Words.file("short"), Words.BEEP)));
        }

        /** Who does not decide leaves what was said. */
        private HostReply timedOut() {
            if (at.phase() == Phase.ENDING) {
                return bye(Words.file("failed"));
            }
            if (at.phase() != Phase.REVIEW) {
                return stay(at);
            }
            return at.tries() + 1 >= MOST_ASKED ? bye(Words.file("kept")) : review(at.askedAgain());
        }
    }
}
