package io.carillon.feature.broadcast;

import io.carillon.call.HostAct;
import io.carillon.call.HostInput;
import io.carillon.call.HostQuestion;
import io.carillon.call.HostReply;
import io.carillon.contract.Cause;
import io.carillon.contract.Prompt;
import io.carillon.dialplan.FeatureCode;
import io.carillon.dialplan.Match;
import io.carillon.feature.HostView;
import io.carillon.feature.HostingFeature;
import io.carillon.paging.Broadcasts;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Says a broadcast to a telephone that has answered. */
@Dependent
public class BroadcastHearing implements HostingFeature {
    /** How the number of a broadcast begins. */
    public static final String CODE = "*58";
    private static final String ID = "broadcast";

    private final Broadcasts broadcasts;

    @Inject
    public BroadcastHearing(Broadcasts broadcasts) {
        this.broadcasts = broadcasts;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<FeatureCode> codes() {
        return List.of(new FeatureCode(CODE + " says a broadcast", new Match.Prefix(CODE, 1, 10), ID));
    }

    @Override
    public HostReply hear(HostView view, HostInput input) {
        HostQuestion question = view.question();
        if (input instanceof HostInput.Entered) {
            Optional<Prompt> prompt = broadcasts.find(
                    question.tenant(), question.argument().substring(CODE.length()), question.at());
            return prompt.<HostReply>map(said -> new HostReply.Stay("", List.of(new HostAct.Say(said))))
                    .orElse(new HostReply.Leave(Cause.NOT_FOUND));
        }
        return input instanceof HostInput.Said
                ? new HostReply.Leave(Cause.NORMAL_CLEARING)
                : new HostReply.Stay(question.noted(), List.of());
    }
}
