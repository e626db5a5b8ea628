package io.carillon.feature.voicemail;

import io.carillon.voicemail.Drafts;
import io.carillon.voicemail.Folder;

/**
 * Where somebody is who listens to a mailbox, as it is noted between two inputs.
 *
 * @param phase what happens now
 * @param mailbox number of the extension, empty before it is known
 * @param typed keys pressed so far of a number
 * @param folder that is listened to
 * @param message name of the message that was heard last, empty before the first
 * @param about what is spoken: a kind of greeting, or empty for a reply; in a change of PIN the PIN that has to be repeated
 * @param recording name of what was spoken, empty before
 * @param tries how often in a row nothing, or nothing right, was pressed
 */
record Place(
        Phase phase,
        String mailbox,
        String typed,
        Folder folder,
        String message,
        String about,
        String recording,
        int tries) {
    private static final String DECIDED = "box;";
    private static final int FIELDS = 9;

    /** What happens. */
    enum Phase {
        /** The number of a mailbox is asked for. */
        NUMBER,
        /** The PIN is asked for. */
        PIN,
        /** The main menu. */
        MAIN,
        /** A message is heard, or what becomes of it is asked. */
        MESSAGE,
        /** Where a message is sent on to is asked. */
        SEND,
        /** Greetings and PIN. */
        OPTIONS,
        /** A new PIN is asked for. */
        NEW_PIN,
        /** The same is asked for again. */
        SAME_PIN,
        /** The tone is heard after which one speaks. */
        SPEAK,
        /** One speaks. */
        SPEAKING,
        /** The key was pressed that ends it. */
        ENDING,
        /** What becomes of it is asked. */
        REVIEW,
        /** The last words. */
        LEAVING;

        private boolean isUndecided() {
            return this == SPEAKING || this == ENDING || this == REVIEW;
        }

        /** Whether digits make a number here. */
        boolean isNumber() {
            return this == NUMBER || this == PIN || this == SEND || this == NEW_PIN || this == SAME_PIN;
        }
    }

    /** Of who has just come. */
    static Place before(Phase phase, String mailbox) {
        return new Place(phase, mailbox, "", Folder.NEW, "", "", "", 0);
    }

    /** @throws IllegalArgumentException when these are not the words of {@link #text} */
    static Place read(String text) {
        String[] fields = text.split(";", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("no state of a mailbox");
        }
        return new Place(Phase.valueOf(fields[1]), fields[2], fields[3], Folder.valueOf(fields[4]), fields[5],
                fields[6], fields[7], Integer.parseInt(fields[8]));
    }

    String text() {
        return (phase.isUndecided() ? Drafts.MARK : DECIDED) + String.join(";", phase.name(), mailbox, typed,
                folder.name(), message, about, recording, Integer.toString(tries));
    }

    /** Whether what the caller says is being written down. */
    boolean isSpeaking() {
        return phase == Phase.SPEAKING || phase == Phase.ENDING;
    }

    /** Somewhere else, where nothing was pressed yet. */
    Place in(Phase next) {
        return new Place(next, mailbox, "", folder, message, about, recording, 0);
    }

    Place of(String number) {
        return new Place(phase, number, "", folder, message, about, recording, 0);
    }

    Place typing(String keys) {
        return new Place(phase, mailbox, keys, folder, message, about, recording, tries);
    }

    Place again() {
        return new Place(phase, mailbox, "", folder, message, about, recording, tries + 1);
    }

    /** At a message of a folder. */
    Place at(Folder where, String id) {
        return new Place(Phase.MESSAGE, mailbox, "", where, id, "", "", 0);
    }

    Place about(String what) {
        return new Place(phase, mailbox, "", folder, message, what, "", 0);
    }

    Place spoken(String what) {
        return new Place(phase, mailbox, "", folder, message, about, what, 0);
    }
}
