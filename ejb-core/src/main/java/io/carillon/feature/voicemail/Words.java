package io.carillon.feature.voicemail;

import io.carillon.call.HostAct;
import io.carillon.contract.Prompt;
import io.carillon.contract.PromptItem;
import io.carillon.contract.Tone;
import java.util.ArrayList;
import java.util.List;

/**
 * What voicemail says, in one language.
 *
 * @param language of the mailbox
 */
record Words(String language) {
    /** The tone after which one speaks. */
    static final PromptItem BEEP = new PromptItem.Sound(Tone.BEEP);

    /** A recording of every language. */
    static PromptItem file(String name) {
        return new PromptItem.File("vm-" + name);
    }

    /** Says what keys do not cut short. */
    HostAct say(String id, List<PromptItem> items) {
        return new HostAct.Say(new Prompt(id, language, items, false, 1));
    }

    /** Says what a key cuts short. */
    HostAct ask(String id, List<PromptItem> items) {
        return new HostAct.Say(new Prompt(id, language, items));
    }

    /** One list of two. */
    static List<PromptItem> both(List<PromptItem> first, PromptItem... then) {
        List<PromptItem> all = new ArrayList<>(first);
        all.addAll(List.of(then));
        return all;
    }
}
