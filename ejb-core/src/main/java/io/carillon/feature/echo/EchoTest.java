package io.carillon.feature.echo;

import io.carillon.call.HostAct;
import io.carillon.call.HostInput;
import io.carillon.call.HostReply;
import io.carillon.contract.Cause;
import io.carillon.contract.Prompt;
import io.carillon.contract.PromptEnded;
import io.carillon.contract.PromptItem;
import io.carillon.dialplan.FeatureCode;
import io.carillon.dialplan.Match;
import io.carillon.feature.FeatureSwitch;
import io.carillon.feature.HostView;
import io.carillon.feature.HostingFeature;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Lets a caller hear himself. */
@Dependent
public class EchoTest implements HostingFeature {
    /** What is dialled for it. */
    public static final String CODE = "*43";

    private static final String ID = "echo";
    private static final String EXPLAIN = "explain";
    private static final String BYE = "bye";
    private static final String OVER = "over";
    /** The caller hears himself; the key that cut the explanation short is still to come. */
    private static final String CUT_SHORT = "cut-short";
    private static final String ECHO = "echo";

    private final int delayMillis;
    private final Duration longest;

    /** @param settings {@code carillon.echo.delay-millis} and {@code carillon.echo.longest-seconds} */
    @Inject
    public EchoTest(FeatureSwitch settings) {
        delayMillis = settings.number("carillon.echo.delay-millis", 0, 0, 2_000);
        longest = Duration.ofSeconds(settings.number("carillon.echo.longest-seconds", 300, 5, 3_600));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<FeatureCode> codes() {
        return List.of(new FeatureCode(CODE + " hears oneself", new Match.Exact(CODE), ID));
    }

    @Override
    public HostReply hear(HostView view, HostInput input) {
        String noted = view.question().noted();
        if (input instanceof HostInput.Entered) {
            return explain(view, new HostAct.Wait(OVER, longest));
        }
        if (input instanceof HostInput.Said said) {
            return said.prompt().equals(BYE)
                    ? new HostReply.Leave(Cause.NORMAL_CLEARING)
                    : new HostReply.Stay(
                            said.why() == PromptEnded.Why.KEY ? CUT_SHORT : ECHO, List.of(new HostAct.Echo(delayMillis)));
        }
        if (input instanceof HostInput.TimedOut) {
            return bye(view);
        }
        return input instanceof HostInput.Pressed pressed
                ? pressed(view, noted, pressed.key())
                : new HostReply.Stay(noted, List.of());
    }

    private static HostReply pressed(HostView view, String noted, char key) {
        if (noted.equals(ECHO) && key == '*') {
            return explain(view, null);
        }
        if (noted.equals(ECHO) && key == '#') {
            return bye(view);
        }
        return new HostReply.Stay(noted.equals(CUT_SHORT) ? ECHO : noted, List.of());
    }

    private static HostReply explain(HostView view, HostAct before) {
        HostAct say = new HostAct.Say(new Prompt(EXPLAIN, view.language(), List.of(new PromptItem.File("echo-test"))));
        return new HostReply.Stay(EXPLAIN, before == null ? List.of(say) : List.of(before, say));
    }

    private static HostReply bye(HostView view) {
        return new HostReply.Stay(BYE, List.of(new HostAct.Forget(OVER), new HostAct.Say(
                new Prompt(BYE, view.language(), List.of(new PromptItem.File("goodbye"))))));
    }
}
