package io.carillon.feature;

import io.carillon.call.Advice;
import io.carillon.call.Because;
import io.carillon.call.CallLimits;
import io.carillon.call.HostInput;
import io.carillon.call.HostQuestion;
import io.carillon.call.HostReply;
import io.carillon.call.Identities;
import io.carillon.call.RecordingQuestion;
import io.carillon.call.Routed;
import io.carillon.call.RoutingQuestion;
import io.carillon.call.Signature;
import io.carillon.call.SigningQuestion;
import io.carillon.call.Verification;
import io.carillon.contract.Aor;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.DialNotes;
import io.carillon.contract.InviteArrived;
import io.carillon.contract.Origin;
import io.carillon.contract.SipTarget;
import io.carillon.contract.Verstat;
import io.carillon.dialplan.Attempt;
import io.carillon.dialplan.Carrier;
import io.carillon.dialplan.Destination;
import io.carillon.dialplan.DialplanSnapshot;
import io.carillon.dialplan.RecordingPlan;
import io.carillon.dialplan.Route;
import io.carillon.directory.VerifyPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Answers where a call goes: asks the features, follows forwarding as far as it is sound, and ends at telephones, a
 * hosting feature or a refusal. No number is tried twice in one search and no search is sent on more than {@value
 * #MOST_FORWARDS} times.
 */
public final class CallRouter implements Advice {
    /** How often one search may be sent on to another number. */
    public static final int MOST_FORWARDS = 5;

    private final FeatureCatalog catalog;
    private final Supplier<DialplanSnapshot> dialplan;
    private final Function<Aor, List<SipTarget>> telephones;
    private final Load load;
    private final CallLimits limits;
    private final Identities identities;

    /** A router of a house that vouches for nobody. */
    public CallRouter(
            FeatureCatalog catalog,
            Supplier<DialplanSnapshot> dialplan,
            Function<Aor, List<SipTarget>> telephones,
            Load load,
            CallLimits limits) {
        this(catalog, dialplan, telephones, load, limits, Identities.NONE);
    }

    public CallRouter(
            FeatureCatalog catalog,
            Supplier<DialplanSnapshot> dialplan,
            Function<Aor, List<SipTarget>> telephones,
            Load load,
            CallLimits limits,
            Identities identities) {
        this.catalog = catalog;
        this.dialplan = dialplan;
        this.telephones = telephones;
        this.load = load;
        this.limits = limits;
        this.identities = identities;
    }

    @Override
    public Verification verify(InviteArrived invite) {
        if (!(invite.origin() instanceof Origin.Trunk trunk)) {
            return Verification.NONE;
        }
        Carrier carrier = dialplan.get().outside().of(trunk.tenant()).carrier(trunk.trunk()).orElse(null);
        return carrier == null || carrier.identity().verifying() == VerifyPolicy.OFF
                ? Verification.NONE
                : identities.verify(invite.call(), carrier, invite.identity());
    }

    @Override
    public Signature sign(SigningQuestion question) {
        return identities.sign(question);
    }

    @Override
    public DialNotes.Verified told(Verstat verstat) {
        return identities.told(verstat);
    }

    @Override
    public RecordingPlan.Rule recording(RecordingQuestion question) {
        return dialplan.get().outside().recording(question.tenant())
                .of(question.extensions(), question.trunks(), question.direction().name());
    }

    @Override
    public CallLimits limits() {
        return limits;
    }

    @Override
    public Routed route(RoutingQuestion asked) {
        DialplanSnapshot plan = dialplan.get();
        List<String> explain = new ArrayList<>(4);
        RoutingQuestion question = asked;
        CallerIdentity shown = null;
        while (true) {
            FeatureCatalog.Answer answer = catalog.ask(new RoutingView(question, plan, load), explain);
            shown = answer.identity() == null ? shown : answer.identity();
            Verdict verdict = answer.verdict();
            if (verdict instanceof Verdict.Redirect redirect) {
                if (isLoop(question, redirect.number())) {
                    explain.add(redirect.number() + ": not tried again, forwarding goes round in circles");
                    return routed(question, new Route.Refuse(orElse(question.failure(), Cause.LOOP)), shown, explain);
                }
                question = question.forwardedTo(redirect.number());
            } else if (isBusy(verdict) && question.because().isFresh() && question.because() != Because.MEMBER) {
                question = question.failed(Because.BUSY, ((Verdict.Refuse) verdict).cause());
            } else {
                return routed(question, end(question, verdict), shown, explain);
            }
        }
    }

    private static boolean isBusy(Verdict verdict) {
        return verdict instanceof Verdict.Refuse refuse && refuse.cause().sip() == Cause.BUSY.sip();
    }

    private static boolean isLoop(RoutingQuestion question, String next) {
        return question.visited().size() >= MOST_FORWARDS
                || next.equals(question.wanted())
                || next.equals(question.caller()) && !(question.origin() instanceof Origin.Trunk)
                || question.visited().contains(next);
    }

    private static Routed routed(RoutingQuestion at, Route route, CallerIdentity shown, List<String> explain) {
        return new Routed(route, shown, at.wanted(), at.visited(), explain);
    }

    private Route end(RoutingQuestion question, Verdict verdict) {
        if (verdict instanceof Verdict.Take take) {
            return take.attempt().to().applyTo(new Resolved(question, take.attempt()));
        }
        if (verdict instanceof Verdict.Refuse refuse) {
            return new Route.Refuse(refuse.cause());
        }
        return new Route.Refuse(orElse(question.failure(), Cause.NOT_FOUND));
    }

    private static Cause orElse(Cause cause, Cause otherwise) {
        return cause == null ? otherwise : cause;
    }

    /** From what a number stands for to where the INVITE is sent. */
    private final class Resolved implements Destination.Handler<Route> {
        private final RoutingQuestion question;
        private final Attempt attempt;

        Resolved(RoutingQuestion question, Attempt attempt) {
            this.question = question;
            this.attempt = attempt;
        }

        @Override
        public Route toExtension(Destination.ToExtension to) {
            Aor aor = new Aor(question.tenant(), to.number());
            return new Route.Ring(to.number(), telephones.apply(aor), attempt.ringFor(), attempt.autoAnswer());
        }

        @Override
        public Route toApp(Destination.ToApp to) {
            return new Route.Host(to.feature(), to.argument());
        }

        @Override
        public Route toTrunk(Destination.ToTrunk to) {
            return new Route.Carry(question.wanted(), to, attempt.ringFor());
        }

        @Override
        public Route toGroup(Destination.ToGroup to) {
            return new Route.Group(
                    to.group().number(), false, to.group().isTogether(), attempt.ringFor(), to.order());
        }

        @Override
        public Route toPerson(Destination.ToPerson to) {
            return new Route.Group(to.number(), true, true, attempt.ringFor(), to.numbers());
        }

        @Override
        public Route toNobody(Destination.ToNobody to) {
            return new Route.Refuse(to.cause());
        }
    }

    /** A feature that throws, or is switched off, lets its caller go. */
    @Override
    public HostReply host(HostQuestion question, HostInput input) {
        HostingFeature feature = catalog.hosting(question.feature()).orElse(null);
        if (feature == null) {
            return new HostReply.Leave(input instanceof HostInput.Entered ? Cause.UNAVAILABLE : Cause.NORMAL_CLEARING);
        }
        try {
            return feature.hear(new HostView(question, dialplan.get()), input);
        } catch (RuntimeException e) {
            catalog.failed(feature.id(), question.call(), e);
            return new HostReply.Leave(Cause.SERVER_ERROR);
        }
    }
}
