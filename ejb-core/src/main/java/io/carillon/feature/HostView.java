package io.carillon.feature;

import io.carillon.call.HostQuestion;
import io.carillon.dialplan.DialplanSnapshot;
import io.carillon.dialplan.InsideNumbers;
import java.util.Objects;

/**
 * All that a hosting feature may know.
 *
 * @param question the call and its caller
 * @param dialplan what numbers mean, at one moment
 */
public record HostView(HostQuestion question, DialplanSnapshot dialplan) {
    public HostView {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(dialplan, "dialplan");
    }

    /** Numbers of the house that are no extension. */
    public InsideNumbers inside() {
        return dialplan.outside().of(question.tenant()).inside();
    }
}
