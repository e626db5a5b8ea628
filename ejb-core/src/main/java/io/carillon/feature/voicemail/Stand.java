package io.carillon.feature.voicemail;

import io.carillon.mailbox.Mailbox;
import io.carillon.voicemail.Drafts;

/**
 * How far somebody is who leaves a message, as it is noted between two inputs.
 *
 * @param phase what happens now
 * @param number of the extension or the list
 * @param busy whether the extension was found busy
 * @param recording name of what was said, empty before
 * @param tries how often it was said in vain, or was asked for a key
 */
record Stand(Phase phase, String number, boolean busy, String recording, int tries) {
    private static final String DECIDED = "left;";
    private static final String BUSY = "/busy";
    private static final int FIELDS = 6;

    /** What happens. */
    enum Phase {
        /** The caller hears the greeting and the tone. */
        GREETING(false),
        /** The caller speaks. */
        SPEAKING(true),
        /** The caller has pressed the key that ends it. */
        ENDING(true),
        /** The caller is asked what to do with it. */
        REVIEW(true),
        /** The caller hears the last words. */
        LEAVING(false);

        private final boolean undecided;

        Phase(boolean undecided) {
            this.undecided = undecided;
        }
    }

    /** Of who has just come. */
    static Stand before(String number, boolean busy) {
        return new Stand(Phase.GREETING, number, busy, "", 0);
    }

    /** @param argument what the feature was told: a number, the code and a number, or what {@link #argument} says */
    static Stand of(String argument) {
        boolean busy = argument.endsWith(BUSY);
        String dialled = busy ? argument.substring(0, argument.length() - BUSY.length()) : argument;
        return before(Mailbox.isDirect(dialled) ? dialled.substring(Mailbox.DIRECT.length()) : dialled, busy);
    }

    /** What the feature is told. */
    String argument() {
        return busy ? number + BUSY : number;
    }

    /** @throws IllegalArgumentException when these are not the words of {@link #text} */
    static Stand read(String text) {
        String[] fields = text.split(";", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("no state of a message: " + text);
        }
        return new Stand(Phase.valueOf(fields[1]), fields[2], Boolean.parseBoolean(fields[3]), fields[4],
                Integer.parseInt(fields[5]));
    }

    String text() {
        return (phase.undecided ? Drafts.MARK : DECIDED) + phase + ";" + number + ";" + busy + ";" + recording + ";"
                + tries;
    }

    /** Whether what the caller says is being written down. */
    boolean isSpeaking() {
        return phase == Phase.SPEAKING || phase == Phase.ENDING;
    }

    Stand in(Phase next) {
        return new Stand(next, number, busy, recording, tries);
    }

    Stand said(String what) {
        return new Stand(phase, number, busy, what, 0);
    }

    Stand again() {
        return new Stand(phase, number, busy, "", tries + 1);
    }

    Stand askedAgain() {
        return new Stand(phase, number, busy, recording, tries + 1);
    }
}
