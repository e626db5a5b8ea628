package io.carillon.feature;

import io.carillon.call.HostQuestion;
import io.carillon.dialplan.DialplanSnapshot;
import io.carillon.dialplan.InsideNumbers;
import io.carillon.mailbox.Mailbox;
import java.util.Objects;

/**
 * All that a hosting feature may know.
 *
 * @param question the call and its caller
 * @param dialplan what numbers mean, at one moment
 * @param houseLanguage in which people are spoken to who have not chosen one
 */
public record HostView(HostQuestion question, DialplanSnapshot dialplan, String houseLanguage) {
    public HostView {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(dialplan, "dialplan");
        Objects.requireNonNull(houseLanguage, "houseLanguage");
    }

    /** In which the caller is spoken to. */
    public String language() {
        return question.outside() ? houseLanguage : languageOf(question.caller());
    }

    /** In which an extension is spoken to: as in its mailbox, when it has one. */
    public String languageOf(String extension) {
        Mailbox own = inside().mailbox(extension);
        return own.enabled() ? own.language() : houseLanguage;
    }

    /** Numbers of the house that are no extension. */
    public InsideNumbers inside() {
        return dialplan.outside().of(question.tenant()).inside();
    }
}
