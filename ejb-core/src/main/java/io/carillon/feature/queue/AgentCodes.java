package io.carillon.feature.queue;

import io.carillon.call.HostQuestion;
import io.carillon.call.HostReply;
import io.carillon.contract.Aor;
import io.carillon.contract.Tone;
import io.carillon.dialplan.FeatureCode;
import io.carillon.dialplan.Match;
import io.carillon.feature.HostingFeature;
import io.carillon.queue.Agents;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** Star codes by which agents say what they do. */
@Dependent
public class AgentCodes implements HostingFeature {
    private static final String ID = "agent-codes";
    private static final String LOG_IN = "*50";
    private static final String LOG_OUT = "*51";
    private static final String PAUSE = "*52";
    private static final String GO_ON = "*53";
    private static final int LEAST_DIGITS = 2;
    private static final int MOST_DIGITS = 15;
    private static final int MOST_REASON = 4;

    private final Store store;

    /** Where it is said to. Everything throws when it makes no sense or cannot be stored. */
    public interface Store {
        /** Begins to serve a queue, or ends that. */
        void serve(Aor agent, String queue, boolean on);

        /** Serves nothing any longer that it has logged in to. */
        void logOut(Aor agent);

        /** Makes a pause for this reason, or with null goes on. */
        void pause(Aor agent, String reason);
    }

    /** The real agents. */
    @Inject
    public AgentCodes(Agents agents) {
        this(new Store() {
            @Override
            public void serve(Aor agent, String queue, boolean on) {
                agents.serve(agent, queue, on, agent.user());
            }

            @Override
            public void logOut(Aor agent) {
                agents.logOut(agent, agent.user());
            }

            @Override
            public void pause(Aor agent, String reason) {
                agents.pause(agent, reason, agent.user());
            }
        });
    }

    public AgentCodes(Store store) {
        this.store = store;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<FeatureCode> codes() {
        return List.of(
                new FeatureCode(LOG_IN + " agent serves a queue", new Match.Prefix(LOG_IN, LEAST_DIGITS, MOST_DIGITS), ID),
                new FeatureCode(LOG_OUT + " agent serves no queue", new Match.Exact(LOG_OUT), ID),
                new FeatureCode(LOG_OUT + " agent leaves a queue",
                        new Match.Prefix(LOG_OUT, LEAST_DIGITS, MOST_DIGITS), ID),
                new FeatureCode(PAUSE + " agent makes a pause", new Match.Exact(PAUSE), ID),
                new FeatureCode(PAUSE + " agent makes a pause for a reason", new Match.Prefix(PAUSE, 1, MOST_REASON), ID),
                new FeatureCode(GO_ON + " agent goes on", new Match.Exact(GO_ON), ID));
    }

    @Override
    public HostReply entered(HostQuestion question) {
        try {
            say(new Aor(question.tenant(), question.caller()), question.argument());
            return new HostReply.Play(Tone.CONFIRMATION);
        } catch (RuntimeException e) {
            QueueCodesLog.LOG.refused(question.call().value(), question.caller(), question.argument(), e.getMessage());
            return new HostReply.Play(Tone.REJECTED);
        }
    }

    private void say(Aor agent, String dialled) {
        String rest = dialled.substring(LOG_IN.length());
        switch (dialled.substring(0, LOG_IN.length())) {
            case LOG_IN -> store.serve(agent, rest, true);
            case LOG_OUT -> {
                if (rest.isEmpty()) {
                    store.logOut(agent);
                } else {
                    store.serve(agent, rest, false);
                }
            }
            case PAUSE -> store.pause(agent, rest);
            default -> store.pause(agent, null);
        }
    }
}
