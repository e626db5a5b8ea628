package io.carillon.rtp.answer;

import io.carillon.contract.AnswerVerdict;
import io.carillon.rtp.pcm.AudioSink;

/**
 * Tells people from machines by what they say first, and hears the beep of a machine.
 *
 * <p>The time is counted from the first sound. A word is a sound of some length; silence of some length ends it. A short
 * greeting and a pause is a person, a long one or one of many words a machine; a pure tone of 1100 or 2100 Hz for 400 ms is a
 * fax. The beep is a pure tone of 140 ms to 2.5 s with silence behind it; longer ones are tones of the network.
 */
public final class AnswerListener implements AudioSink {
    private static final int RATE = 8000;
    private static final int FRAME = RATE / 50;
    private static final int FRAME_MILLIS = 20;
    private static final int FAX_FRAMES = 20;
    private static final int CALLING_FAX = 1100;
    private static final int CALLED_FAX = 2100;
    private static final int FAX_BESIDE = 40;
    private static final int SHORTEST_BEEP = 7;
    private static final int LONGEST_BEEP = 125;

    private final AnswerRules rules;
    private final Report report;
    private final SpeechMeter meter = new SpeechMeter();
    private final SteadyTone tone = new SteadyTone();
    private boolean judged;
    private boolean over;
    private int heard;
    private int talking;
    private int silent;
    private int sound;
    private int words;
    private boolean spoken;
    private int waitedForBeep;

    /** Told of what was found out. On the event loop: neither blocks nor throws. */
    public interface Report {
        /** @param why in words */
        void judged(AnswerVerdict verdict, String why);

        /** A machine has beeped. */
        void beeped(int hertz);

        /** There is nothing more to listen for. */
        void done();
    }

    public AnswerListener(AnswerRules rules, Report report) {
        this.rules = rules;
        this.report = report;
    }

    @Override
    public int rate() {
        return RATE;
    }

    @Override
    public void take(short[] frame) {
        if (over) {
            return;
        }
        tone.hear(PureTone.in(frame, FRAME, RATE));
        if (judged) {
            listenForBeep();
        } else {
            listen(meter.speaks(frame, FRAME));
        }
    }

    private void listen(boolean speaks) {
        heard += FRAME_MILLIS;
        if (tone.frames() >= FAX_FRAMES && (isNear(CALLING_FAX) || isNear(CALLED_FAX))) {
            judge(AnswerVerdict.FAX, "tone of " + tone.hertz() + " Hz");
            return;
        }
        if (speaks) {
            silent = 0;
            sound += FRAME_MILLIS;
            if (sound == roundedUp(rules.word())) {
                words++;
                spoken = true;
            }
        } else {
            silent += FRAME_MILLIS;
            sound = silent >= rules.pause() ? 0 : sound;
        }
        talking = spoken || sound > 0 ? talking + FRAME_MILLIS : 0;
        decide();
    }

    private boolean isNear(int hertz) {
        return Math.abs(tone.hertz() - hertz) <= FAX_BESIDE;
    }

    private static int roundedUp(int millis) {
        return (millis + FRAME_MILLIS - 1) / FRAME_MILLIS * FRAME_MILLIS;
    }

    private void decide() {
        int greeting = talking - silent;
        if (!spoken && heard >= rules.initialSilence()) {
            judge(AnswerVerdict.UNKNOWN, "nothing said for " + heard + " ms");
        } else if (spoken && words > rules.words()) {
            judge(AnswerVerdict.MACHINE, words + " words");
        } else if (spoken && greeting >= rules.greeting()) {
            judge(AnswerVerdict.MACHINE, "greeting of " + greeting + " ms and more");
        } else if (spoken && silent >= rules.afterGreeting()) {
            judge(AnswerVerdict.HUMAN, words + " words in " + greeting + " ms and then silence");
        } else if (heard >= rules.total()) {
            judge(AnswerVerdict.UNKNOWN, "no verdict after " + heard + " ms");
        }
    }

    private void judge(AnswerVerdict verdict, String why) {
        judged = true;
        report.judged(verdict, why);
        if (verdict != AnswerVerdict.MACHINE) {
            end();
        }
    }

    private void listenForBeep() {
        waitedForBeep += FRAME_MILLIS;
        if (tone.ended() >= SHORTEST_BEEP && tone.ended() <= LONGEST_BEEP) {
            report.beeped(tone.endedHertz());
            end();
        } else if (waitedForBeep >= rules.beep()) {
            end();
        }
    }

    private void end() {
        over = true;
        report.done();
    }
}
