package io.carillon.feature.completion;

import io.carillon.call.HostInput;
import io.carillon.call.HostQuestion;
import io.carillon.call.HostReply;
import io.carillon.completion.Completions;
import io.carillon.contract.Aor;
import io.carillon.contract.Cause;
import io.carillon.contract.Tone;
import io.carillon.dialplan.FeatureCode;
import io.carillon.dialplan.Match;
import io.carillon.feature.HostView;
import io.carillon.feature.HostingFeature;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** Takes wishes to be called back. */
@Dependent
public class CompletionCodes implements HostingFeature {
    private static final String ID = "call-completion";
    private static final String WISH = "*37";
    private static final String FORGET = "*38";

    private final Completions completions;

    @Inject
    public CompletionCodes(Completions completions) {
        this.completions = completions;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<FeatureCode> codes() {
        return List.of(
                new FeatureCode(WISH + " calls back when who was busy is free", new Match.Exact(WISH), ID),
                new FeatureCode(WISH + " calls back when an extension is free", new Match.Prefix(WISH, 2, 15), ID),
                new FeatureCode(FORGET + " calls nobody back", new Match.Exact(FORGET), ID));
    }

    @Override
    public HostReply hear(HostView view, HostInput input) {
        HostQuestion question = view.question();
        if (!(input instanceof HostInput.Entered)) {
            return HostingFeature.super.hear(view, input);
        }
        if (question.outside()) {
            return new HostReply.Leave(Cause.FORBIDDEN);
        }
        return new HostReply.Play(isDone(view) ? Tone.CONFIRMATION : Tone.REJECTED);
    }

    private boolean isDone(HostView view) {
        HostQuestion question = view.question();
        Aor by = new Aor(question.tenant(), question.caller());
        try {
            return question.argument().equals(FORGET) ? completions.forget(by) : isWished(view, by);
        } catch (IllegalStateException notStored) {
            CompletionCodesLog.LOG.refused(
                    question.call().value(), question.caller(), question.argument(), notStored.getMessage());
            return false;
        }
    }

    private boolean isWished(HostView view, Aor by) {
        HostQuestion question = view.question();
        String dialled = question.argument().substring(WISH.length());
        String number = dialled.isEmpty() ? completions.lastBusy(by).orElse("") : dialled;
        boolean there = !number.equals(by.user()) && view.dialplan().directory().find(question.tenant(), number)
                .filter(subscriber -> subscriber.extension().enabled())
                .isPresent();
        return there && completions.wish(by, new Aor(question.tenant(), number), question.at());
    }
}
