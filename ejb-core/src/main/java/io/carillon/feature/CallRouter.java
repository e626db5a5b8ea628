package io.carillon.feature;

import io.carillon.call.Advice;
import io.carillon.call.Because;
import io.carillon.call.CallLimits;
import io.carillon.call.DiversionQuestion;
import io.carillon.call.HeldCall;
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
import io.carillon.contract.CallId;
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
import io.carillon.dialplan.InsideNumbers;
import io.carillon.dialplan.RecordingPlan;
import io.carillon.dialplan.Route;
import io.carillon.directory.DiversionPolicy;
import io.carillon.directory.VerifyPolicy;
import io.carillon.hotdesk.DeskLogin;
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

    /** One that asks the same features, by another dialplan. */
    public CallRouter on(DialplanSnapshot other) {
        return new CallRouter(catalog, () -> other, telephones, load, limits, identities);
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
    public boolean believes(Origin origin) {
        return origin instanceof Origin.Trunk trunk && dialplan.get().outside().of(trunk.tenant())
                .carrier(trunk.trunk())
                .filter(carrier -> carrier.identity().diversions() == DiversionPolicy.TRUSTED)
                .isPresent();
    }

    /** The own telephones and those at which somebody has logged in. */
    @Override
    public List<SipTarget> telephones(Aor extension) {
        List<String> desks = inside(extension).desksOf(extension.user());
        if (desks.isEmpty()) {
            return telephones.apply(extension);
        }
        List<SipTarget> all = new ArrayList<>(telephones.apply(extension));
        desks.forEach(desk -> all.addAll(telephones.apply(new Aor(extension.tenant(), desk))));
        return all;
    }

    private InsideNumbers inside(Aor of) {
        return dialplan.get().outside().of(of.tenant()).inside();
    }

    @Override
    public Aor userAt(Aor telephone, String dialled) {
        String user = inside(telephone).userAt(telephone.user());
        if (user.isEmpty() || dialled.startsWith(DeskLogin.CODE) || dialled.equals(DeskLogin.OUT)) {
            return telephone;
        }
        DialplanSnapshot plan = dialplan.get();
        boolean help = plan.outside().of(telephone.tenant()).emergency().find(dialled) != null;
        boolean there = plan.directory().find(telephone.tenant(), user)
                .filter(subscriber -> subscriber.extension().enabled())
                .isPresent();
        return help || !there ? telephone : new Aor(telephone.tenant(), user);
    }

    @Override
    public Signature sign(SigningQuestion question) {
        return identities.sign(question);
    }

    @Override
    public Signature divert(DiversionQuestion question) {
        return identities.divert(question);
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
    public HeldCall heldBy(Aor extension, CallId but) {
        return load.heldBy(extension, but);
    }

    @Override
    public CallLimits limits() {
        return limits;
    }

    @Override
    public Routed route(RoutingQuestion asked) {
        DialplanSnapshot plan = dialplan.get();
        List<String> explain = new ArrayList<>(4);
        Course course = new Course(asked);
        while (true) {
            FeatureCatalog.Answer answer = catalog.ask(new RoutingView(course.question, plan, load), explain);
            course.heard(answer);
            RoutingQuestion question = course.question;
            Verdict verdict = answer.verdict();
            if (verdict instanceof Verdict.Redirect redirect) {
                if (isLoop(question, redirect.number())) {
                    explain.add(redirect.number() + ": not tried again, forwarding goes round in circles");
                    return course.ends(new Route.Refuse(orElse(question.failure(), Cause.LOOP)), explain);
                }
                course.question = question.forwardedTo(redirect.number());
            } else if (verdict instanceof Verdict.Instead instead) {
                if (!course.isMeant(instead)) {
                    return course.ends(new Route.Refuse(Cause.LOOP), explain);
                }
            } else if (isBusy(verdict) && question.because().isFresh() && question.because() != Because.MEMBER) {
                course.question = question.failed(Because.BUSY, ((Verdict.Refuse) verdict).cause());
            } else {
                return course.ends(end(question, verdict), explain);
            }
        }
    }

    /** How far the answer has come. */
    private static final class Course {
        private static final int MOST_CODES = 3;

        private RoutingQuestion question;
        private CallerIdentity shown;
        private boolean hides;
        private Boolean wish;
        private String meant;
        private int codes;

        Course(RoutingQuestion asked) {
            question = asked;
        }

        void heard(FeatureCatalog.Answer answer) {
            shown = answer.identity() == null ? shown : answer.identity();
            hides |= answer.hidden();
        }

        /** Goes on with what a code stands for. @return false when codes stand for codes for ever */
        boolean isMeant(Verdict.Instead instead) {
            codes++;
            meant = instead.number();
            wish = instead.hidden() == null ? wish : instead.hidden();
            question = question.instead(instead.number());
            return codes <= MOST_CODES;
        }

        Routed ends(Route route, List<String> explain) {
            return new Routed(route, shown, question.wanted(), question.visited(), explain, meant,
                    wish == null ? hides : wish);
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
            return new Route.Ring(to.number(), telephones(aor), attempt.ringFor(), attempt.autoAnswer());
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
                    to.group().number(), false, to.group().confirmed(), to.group().isTogether(), attempt.ringFor(),
                    to.order());
        }

        @Override
        public Route toPerson(Destination.ToPerson to) {
            return new Route.Group(
                    to.number(), true, to.confirmed(), true, attempt.ringFor(), to.numbers());
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
            return feature.hear(new HostView(question, dialplan.get(), limits.language()), input);
        } catch (RuntimeException e) {
            catalog.failed(feature.id(), question.call(), e);
            return new HostReply.Leave(Cause.SERVER_ERROR);
        }
    }
}
