package io.carillon.feature.conference;

import io.carillon.call.HostAct;
import io.carillon.contract.Prompt;
import io.carillon.contract.PromptItem;
import io.carillon.contract.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What people in a conference are told, in the language of the room. */
record Words(String language) {
    /** After this prompt its listener is let go. */
    static final String BYE = "goodbye";
    /** After this prompt music begins. */
    static final String WAIT = "wait";
    /** After this prompt a PIN is waited for. */
    static final String PIN = "pin";

    private static final String TOLD = "told";
    private static final String PREFIX = "conference-";

    /** Recordings of conferences, one after the other. */
    HostAct say(String id, String... names) {
        List<PromptItem> items = new ArrayList<>();
        for (String name : names) {
            items.add(new PromptItem.File(PREFIX + name));
        }
        return new HostAct.Say(new Prompt(id, language, items));
    }

    /** Something is so from now on. */
    HostAct tell(String... names) {
        return say(TOLD, names);
    }

    /** The same for all. */
    Prompt prompt(String name) {
        return new Prompt(TOLD, language, List.of(new PromptItem.File(PREFIX + name)));
    }

    /** Keys that mean nothing. */
    HostAct invalid() {
        return new HostAct.Say(new Prompt(TOLD, language, List.of(new PromptItem.File("invalid"))));
    }

    /** The last word; no key ends it. */
    HostAct bye(String name) {
        List<PromptItem> items = List.of(new PromptItem.File(PREFIX + name), new PromptItem.File("goodbye"));
        return new HostAct.Say(new Prompt(BYE, language, items, false, 1));
    }

    /** A room that is none any more. */
    HostAct nobody() {
        return new HostAct.Say(new Prompt(BYE, language,
                List.of(new PromptItem.File("not-available"), new PromptItem.File("goodbye")), false, 1));
    }

    /** Who comes or goes, by number. */
    Prompt named(String party, boolean comes) {
        return new Prompt(TOLD, language, List.of(new PromptItem.Digits(party),
                new PromptItem.File(PREFIX + (comes ? "has-joined" : "has-left"))));
    }

    /** Somebody comes: two tones; or goes: one. */
    Prompt tone(boolean comes) {
        PromptItem sound = new PromptItem.Sound(Tone.CONFIRMATION);
        PromptItem pause = new PromptItem.Silence(Duration.ofMillis(60));
        return new Prompt(TOLD, language, comes ? List.of(sound, pause, sound) : List.of(sound));
    }
}
