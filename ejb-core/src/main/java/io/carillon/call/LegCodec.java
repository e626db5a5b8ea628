package io.carillon.call;

import io.carillon.cdr.Disposition;
import io.carillon.cdr.HangUpParty;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.Codec;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaReport;
import io.carillon.contract.MediaSecurity;
import io.carillon.contract.QualityCourse;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTarget;
import io.carillon.contract.SipTransport;
import io.carillon.contract.TrunkUse;
import io.carillon.dialplan.Price;
import io.carillon.dialplan.RingGroup;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The legs of a call, and what they are made of, as bytes. */
final class LegCodec {
    private static final int OFFERED = 0;
    private static final int RINGING = 1;
    private static final int ANSWERED = 2;
    private static final int LEAVING = 3;
    private static final int CLEARED = 4;

    private static final int TOGETHER = 1;
    private static final int CONFIRMED = 2;

    private LegCodec() {}

    static void write(ByteSink out, Leg leg) {
        CallCodec.legId(out, leg.id());
        out.put(leg.role().ordinal());
        out.putString(leg.party());
        out.putNullable(leg.target(), LegCodec::target);
        out.putString(leg.sipCallId());
        out.putLong(leg.attempt());
        out.putInstant(leg.startedAt());
        phase(out, leg.phase());
        out.putNullable(leg.price(), LegCodec::price);
        out.putString(leg.group());
    }

    static Leg read(ByteSource in) {
        return new Leg(CallCodec.legId(in), in.getEnum(Leg.Role.values()), in.getString(),
                in.getNullable(LegCodec::target), in.getString(), in.getInt(), in.getInstant(), phase(in),
                in.getNullable(LegCodec::price), in.getString());
    }

    /** How its audio went on; behind all legs, where a version that did not know it ended. */
    static void course(ByteSink out, Leg leg) {
        out.putString(leg.phase() instanceof LegPhase.Cleared cleared ? cleared.media().course().text() : "");
    }

    static List<Leg> courses(ByteSource in, List<Leg> legs) {
        List<QualityCourse> courses = in.getAll(source -> QualityCourse.of(source.getString()));
        if (courses.size() != legs.size()) {
            throw new IllegalArgumentException(courses.size() + " courses of " + legs.size() + " legs");
        }
        return IntStream.range(0, legs.size()).mapToObj(i -> with(legs.get(i), courses.get(i))).toList();
    }

    private static Leg with(Leg leg, QualityCourse course) {
        return leg.phase() instanceof LegPhase.Cleared cleared && !course.isEmpty()
                ? leg.in(new LegPhase.Cleared(cleared.ringingAt(), cleared.answeredAt(), cleared.at(), cleared.cause(),
                        cleared.media().with(course)))
                : leg;
    }

    private static void target(ByteSink out, SipTarget target) {
        out.putString(target.uri());
        out.putAll(target.path(), ByteSink::putString);
        out.putNullable(target.via(), LegCodec::peer);
        out.putNullable(target.security(), (sink, security) -> sink.put(security.ordinal()));
        out.putNullable(target.trunk(), LegCodec::trunk);
    }

    private static SipTarget target(ByteSource in) {
        return new SipTarget(in.getString(), in.getAll(ByteSource::getString), in.getNullable(LegCodec::peer),
                in.getNullable(source -> source.getEnum(MediaSecurity.values())), in.getNullable(LegCodec::trunk));
    }

    private static void trunk(ByteSink out, TrunkUse use) {
        out.putString(use.trunk());
        out.putNullable(use.asserted(), LegCodec::identity);
        out.put(use.withheld() ? 1 : 0);
        out.putAll(use.codecs(), ByteSink::putString);
        out.putString(use.location());
        out.put(use.emergency() ? 1 : 0);
    }

    private static TrunkUse trunk(ByteSource in) {
        return new TrunkUse(in.getString(), in.getNullable(LegCodec::identity), in.get() == 1,
                in.getAll(ByteSource::getString), in.getString(), in.get() == 1);
    }

    private static void identity(ByteSink out, CallerIdentity identity) {
        out.putString(identity.number());
        out.putString(identity.displayName());
    }

    private static CallerIdentity identity(ByteSource in) {
        return new CallerIdentity(in.getString(), in.getString());
    }

    static void hunt(ByteSink out, Hunt hunt) {
        out.putString(hunt.group());
        out.put(hunt.personal());
        out.put((hunt.together() ? TOGETHER : 0) | (hunt.confirmed() ? CONFIRMED : 0));
        out.putLong(hunt.ringFor().toMillis());
        out.putAll(hunt.left(), LegCodec::member);
        out.putLong(hunt.passed());
        out.putNullable(hunt.best(), LegCodec::cause);
    }

    static Hunt hunt(ByteSource in) {
        String group = in.getString();
        boolean personal = in.getBoolean();
        int how = in.get();
        if (how > (TOGETHER | CONFIRMED)) {
            throw new IllegalArgumentException("no such hunt " + how);
        }
        return new Hunt(group, personal, (how & CONFIRMED) != 0, (how & TOGETHER) != 0, Duration.ofMillis(in.getLong()),
                in.getAll(LegCodec::member), in.getInt(), in.getNullable(LegCodec::cause));
    }

    private static void member(ByteSink out, RingGroup.Member member) {
        out.putString(member.number());
        out.putLong(member.delaySeconds());
        out.putLong(member.weight());
    }

    private static RingGroup.Member member(ByteSource in) {
        return new RingGroup.Member(in.getString(), in.getInt(), in.getInt());
    }

    static void trail(ByteSink out, Trail trail) {
        out.putNullable(trail.customer(), CallCodec::legId);
        out.putAll(trail.stretches(), (sink, stretch) -> {
            sink.put(stretch.doing().ordinal());
            sink.putString(stretch.queue());
            sink.putString(stretch.party());
            sink.putString(stretch.note());
            sink.putInstant(stretch.from());
        });
    }

    static Trail trail(ByteSource in) {
        LegId customer = in.getNullable(CallCodec::legId);
        List<Trail.Stretch> stretches = in.getAll(source -> new Trail.Stretch(source.getEnum(Trail.Doing.values()),
                source.getString(), source.getString(), source.getString(), source.getInstant()));
        return customer == null && stretches.isEmpty() ? Trail.NONE : new Trail(customer, stretches);
    }

    private static void price(ByteSink out, Price price) {
        out.putLong(price.perMinute());
        out.putLong(price.setup());
        out.putLong(price.firstSeconds());
        out.putLong(price.stepSeconds());
        out.putString(price.currency());
    }

    private static Price price(ByteSource in) {
        return new Price(in.getLong(), in.getLong(), in.getInt(), in.getInt(), in.getString());
    }

    private static void peer(ByteSink out, SipPeer peer) {
        out.put(peer.transport().ordinal());
        out.putString(peer.host());
        out.putLong(peer.port());
        out.putLong(peer.flow());
    }

    private static SipPeer peer(ByteSource in) {
        return new SipPeer(in.getEnum(SipTransport.values()), in.getString(), in.getInt(), in.getLong());
    }

    private static void phase(ByteSink out, LegPhase phase) {
        if (phase instanceof LegPhase.Ringing ringing) {
            out.put(RINGING);
            out.putInstant(ringing.at());
        } else if (phase instanceof LegPhase.Answered answered) {
            out.put(ANSWERED);
            out.putNullable(answered.ringingAt(), ByteSink::putInstant);
            out.putInstant(answered.at());
            out.putNullable(answered.codec(), LegCodec::codec);
        } else if (phase instanceof LegPhase.Leaving leaving) {
            out.put(LEAVING);
            phase(out, leaving.before());
            cause(out, leaving.cause());
        } else if (phase instanceof LegPhase.Cleared cleared) {
            out.put(CLEARED);
            out.putNullable(cleared.ringingAt(), ByteSink::putInstant);
            out.putNullable(cleared.answeredAt(), ByteSink::putInstant);
            out.putInstant(cleared.at());
            cause(out, cleared.cause());
            media(out, cleared.media());
        } else {
            out.put(OFFERED);
        }
    }

    private static LegPhase phase(ByteSource in) {
        int tag = in.get();
        return switch (tag) {
            case LEAVING -> new LegPhase.Leaving(open(in, in.get()), cause(in));
            case CLEARED -> new LegPhase.Cleared(in.getNullable(ByteSource::getInstant),
                    in.getNullable(ByteSource::getInstant), in.getInstant(), cause(in), media(in));
            default -> open(in, tag);
        };
    }

    /** A phase a leg can leave from; it leaves once only, so nothing nests deeper. */
    private static LegPhase open(ByteSource in, int tag) {
        return switch (tag) {
            case OFFERED -> LegPhase.Offered.NOW;
            case RINGING -> new LegPhase.Ringing(in.getInstant());
            case ANSWERED -> new LegPhase.Answered(
                    in.getNullable(ByteSource::getInstant), in.getInstant(), in.getNullable(LegCodec::codec));
            default -> throw new IllegalArgumentException("no such phase " + tag);
        };
    }

    private static void codec(ByteSink out, Codec codec) {
        out.putString(codec.name());
        out.putLong(codec.clockRate());
    }

    private static Codec codec(ByteSource in) {
        return new Codec(in.getString(), in.getInt());
    }

    static void cause(ByteSink out, Cause cause) {
        out.putLong(cause.sip());
        out.put(cause.q850());
        out.putString(cause.text());
    }

    static Cause cause(ByteSource in) {
        return new Cause(in.getInt(), in.get(), in.getString());
    }

    private static void media(ByteSink out, MediaReport media) {
        out.putNullable(media.codec(), LegCodec::codec);
        out.putLong(media.packetsReceived());
        out.putLong(media.packetsSent());
        out.putLong(media.packetsLost());
        out.putLong(media.packetsForeign());
        out.putDouble(media.jitterMillis());
        out.putDouble(media.roundTripMillis());
        out.putDouble(media.mos());
    }

    private static MediaReport media(ByteSource in) {
        return new MediaReport(in.getNullable(LegCodec::codec), in.getLong(), in.getLong(), in.getLong(), in.getLong(),
                in.getDouble(), in.getDouble(), in.getDouble());
    }

    static void outcome(ByteSink out, Outcome outcome) {
        cause(out, outcome.cause());
        out.put(outcome.by().ordinal());
        out.put(outcome.disposition().ordinal());
        out.putInstant(outcome.at());
    }

    static Outcome outcome(ByteSource in) {
        return new Outcome(cause(in), in.getEnum(HangUpParty.values()), in.getEnum(Disposition.values()),
                in.getInstant());
    }
}
