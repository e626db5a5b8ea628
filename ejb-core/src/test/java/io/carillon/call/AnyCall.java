package io.carillon.call;

import io.carillon.cdr.Direction;
import io.carillon.cdr.Disposition;
import io.carillon.cdr.HangUpParty;
import io.carillon.cdr.Proof;
import io.carillon.contract.AnswerVerdict;
import io.carillon.contract.Aor;
import io.carillon.contract.Attestation;
import io.carillon.contract.CallId;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.Codec;
import io.carillon.contract.DialNotes;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaReport;
import io.carillon.contract.MediaSecurity;
import io.carillon.contract.Origin;
import io.carillon.contract.QualityCourse;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTarget;
import io.carillon.contract.SipTransport;
import io.carillon.contract.Tenant;
import io.carillon.contract.TrunkUse;
import io.carillon.contract.Verstat;
import io.carillon.dialplan.Price;
import io.carillon.dialplan.RingGroup;
import io.carillon.trial.Draw;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Draws calls, sensible or not, of every stage, with legs in every phase. */
final class AnyCall {
    private final Draw draw;

    AnyCall(Draw draw) {
        this.draw = draw;
    }

    Call next() {
        List<Leg> legs = draw.list(4, this::leg);
        List<String> lines = draw.list(3, this::text);
        Call.Milestones milestones =
                new Call.Milestones(instant(), draw.maybe(50, this::instant), draw.maybe(50, this::instant));
        MediaPosture posture = new MediaPosture(draw.list(2, this::legId), draw.maybe(50, this::legId));
        return new Call(new CallId("c1"), origin(), draw.oneOf(Direction.class), new CallerIdentity(text(), text()),
                text(), draw.between(0, 70), stage(), posture, legs, lines, milestones, lines,
                text(), draw.random().nextBoolean(), draw.list(3, this::text), proof(),
                new Recording(draw.between(0, 9), draw.random().nextBoolean(), draw.random().nextBoolean(), text(),
                        draw.between(0, 2)), trail(),
                new Answerer(draw.random().nextBoolean(), draw.maybe(50, () -> draw.oneOf(AnswerVerdict.class)),
                        draw.random().nextBoolean()), draw.list(3, this::diverted), text());
    }

    private DialNotes.Diverted diverted() {
        return new DialNotes.Diverted(text(), draw.oneOf(DialNotes.Why.class));
    }

    private Trail trail() {
        return draw.random().nextBoolean() ? Trail.NONE : new Trail(legId(), draw.list(4, () -> new Trail.Stretch(
                draw.oneOf(Trail.Doing.class), text(), text(), draw.ascii(20), instant())));
    }

    private Proof proof() {
        return draw.random().nextBoolean() ? Proof.NONE : new Proof(draw.maybe(70, () -> draw.oneOf(Verstat.class)),
                draw.maybe(70, () -> draw.oneOf(Attestation.class)), text());
    }

    private String text() {
        String text = draw.ascii(20);
        return text.isEmpty() ? "Jürgen \uD83D\uDCDE" : text;
    }

    private LegId legId() {
        return new LegId(draw.letters(10));
    }

    private Instant instant() {
        return Instant.ofEpochSecond(draw.between(-1_000_000, 4_000_000_000L), draw.between(0, 999_999_999));
    }

    private Cause cause() {
        return new Cause(draw.between(200, 699), draw.between(0, 127), text());
    }

    private Origin origin() {
        return switch (draw.random().nextInt(3)) {
            case 0 -> new Origin.Device(new Aor(Tenant.DEFAULT, text()));
            case 1 -> new Origin.Trunk(Tenant.DEFAULT, text());
            default -> new Origin.Api(new Tenant("other"), text());
        };
    }

    private Outcome outcome() {
        return new Outcome(cause(), draw.oneOf(HangUpParty.class), draw.oneOf(Disposition.class), instant());
    }

    private Search search() {
        return new Search(text(), text(), draw.between(0, 9), draw.list(5, this::text), draw.maybe(30, this::cause),
                draw.oneOf(Search.Heard.class), draw.maybe(50, this::legId),
                draw.list(3, this::diverted),
                draw.maybe(50, this::hunt));
    }

    private Hunt hunt() {
        return new Hunt(text(), draw.random().nextBoolean(), draw.random().nextBoolean(),
                draw.random().nextBoolean(), Duration.ofSeconds(draw.between(0, 300)),
                draw.list(4, () -> new RingGroup.Member(text(), draw.between(0, 60), draw.between(0, 9))),
                draw.between(0, 60), draw.maybe(50, this::cause));
    }

    private Stage stage() {
        return switch (draw.random().nextInt(14)) {
            case 0 -> new Stage.Routing();
            case 1 -> new Stage.Originating(search(), text(), draw.random().nextBoolean());
            case 12 -> new Stage.Paging(legId(), draw.between(0, 9), draw.random().nextBoolean());
            case 2 -> new Stage.Alerting(search(), legId(), draw.maybe(50, this::hosted));
            case 3 -> new Stage.Transferring(search(), legId(), legId());
            case 4 -> hosted();
            case 5 -> new Stage.Bridged(legId(), legId());
            case 6 -> new Stage.Dismissed(legId(), outcome());
            case 7 -> new Stage.Joining(legId(), legId());
            case 8 -> new Stage.Verifying(legId(), draw.maybe(50, this::cause));
            case 9 -> new Stage.Conferring(legId(), legId(), draw.list(3, this::legId));
            case 10 -> new Stage.Alerting(search(), legId(), hosted(), true);
            case 11 -> new Stage.Inviting(search(),
                    new Stage.Conferring(legId(), legId(), draw.list(3, this::legId)), legId());
            default -> new Stage.Ended(outcome());
        };
    }

    private Stage.Hosted hosted() {
        return new Stage.Hosted(
                text(), text(), legId(), draw.ascii(30), draw.maybe(50, this::legId), draw.ascii(4));
    }

    private LegPhase open() {
        return switch (draw.random().nextInt(3)) {
            case 0 -> LegPhase.Offered.NOW;
            case 1 -> new LegPhase.Ringing(instant());
            default -> new LegPhase.Answered(draw.maybe(50, this::instant), instant(),
                    draw.maybe(30, () -> draw.oneOf(List.of(Codec.PCMU, Codec.G722))));
        };
    }

    private LegPhase phase() {
        return switch (draw.random().nextInt(3)) {
            case 0 -> open();
            case 1 -> new LegPhase.Leaving(open(), cause());
            default -> new LegPhase.Cleared(
                    draw.maybe(50, this::instant), draw.maybe(50, this::instant), instant(), cause(), media());
        };
    }

    private MediaReport media() {
        long packets = draw.between(Long.MIN_VALUE, Long.MAX_VALUE);
        return new MediaReport(
                draw.maybe(50, () -> Codec.PCMA), packets, packets, 0, 1, draw.real(), -1, 4.1,
                draw.random().nextBoolean() ? QualityCourse.NONE : course());
    }

    private QualityCourse course() {
        return new QualityCourse(Instant.ofEpochMilli(draw.between(0L, 9_000_000_000_000L)), draw.between(1, 4000),
                draw.list(5, () -> new QualityCourse.Point(draw.between(-9, 2000), draw.between(0, Integer.MAX_VALUE),
                        draw.between(-5, 90_000), draw.between(0, 500))));
    }

    private Leg leg() {
        SipTarget target = draw.maybe(30, () -> new SipTarget(text(), draw.list(3, this::text),
                draw.maybe(30, () -> new SipPeer(draw.oneOf(SipTransport.class), "2001:db8::1", 5061)),
                draw.maybe(30, () -> draw.oneOf(MediaSecurity.class)), draw.maybe(50, this::trunk)));
        return new Leg(legId(), draw.oneOf(Leg.Role.class), text(), target, text(), draw.between(0, 9), instant(),
                phase(), draw.maybe(50, () -> new Price(draw.between(0, 9_000_000_000L), draw.between(0, 9), 60, 6, "EUR")), text());
    }

    private TrunkUse trunk() {
        return new TrunkUse(text(), draw.maybe(50, () -> new CallerIdentity(text(), text())), draw.random().nextBoolean(),
                draw.list(3, this::text), text(), draw.random().nextBoolean());
    }
}
