package io.carillon.call;

import io.carillon.call.Stage.Alerting;
import io.carillon.call.Stage.Bridged;
import io.carillon.call.Stage.Conferring;
import io.carillon.call.Stage.Dismissed;
import io.carillon.call.Stage.Ended;
import io.carillon.call.Stage.Hosted;
import io.carillon.call.Stage.Inviting;
import io.carillon.call.Stage.Joining;
import io.carillon.call.Stage.Originating;
import io.carillon.call.Stage.Paging;
import io.carillon.call.Stage.Routing;
import io.carillon.call.Stage.Transferring;
import io.carillon.call.Stage.Verifying;
import io.carillon.cdr.Direction;
import io.carillon.cdr.Proof;
import io.carillon.contract.AnswerVerdict;
import io.carillon.contract.Aor;
import io.carillon.contract.Attestation;
import io.carillon.contract.CallId;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.DialNotes;
import io.carillon.contract.LegId;
import io.carillon.contract.Origin;
import io.carillon.contract.Tenant;
import io.carillon.contract.Verstat;
import java.util.List;
import java.util.Objects;

/**
 * A call as bytes, so that it outlives the application and the process. The first byte is the version of the format;
 * bytes of another version or bytes that make no sense are refused with an {@link IllegalArgumentException}.
 */
public final class CallCodec {
    private static final int VERSION = 11;
    /** Knew nothing of what the caller wishes. */
    private static final int BEFORE = 10;
    private static final int DEVICE = 0;
    private static final int API = 1;
    private static final int TRUNK = 2;

    private CallCodec() {}

    public static byte[] encode(Call call) {
        ByteSink out = new ByteSink();
        out.put(VERSION);
        out.putString(call.id().value());
        origin(out, call.origin());
        out.put(call.direction().ordinal());
        out.putString(call.from().number());
        out.putString(call.from().displayName());
        out.putString(call.to());
        out.putLong(call.hops());
        call.stage().applyTo(new StageWriter(out));
        out.putAll(call.posture().holders(), CallCodec::legId);
        out.putNullable(call.posture().serverHold(), CallCodec::legId);
        out.putAll(call.legs(), LegCodec::write);
        out.putAll(call.timers(), ByteSink::putString);
        out.putInstant(call.milestones().startedAt());
        out.putNullable(call.milestones().ringingAt(), ByteSink::putInstant);
        out.putNullable(call.milestones().answeredAt(), ByteSink::putInstant);
        out.putAll(call.explain(), ByteSink::putString);
        out.putString(call.source());
        out.put(call.withheld() ? 1 : 0);
        out.putAll(call.identity(), ByteSink::putString);
        out.putNullable(call.proof() == Proof.NONE ? null : call.proof(), CallCodec::proof);
        out.putLong(call.recording().count());
        out.put(call.recording().on() ? 1 : 0);
        out.put(call.recording().paused() ? 1 : 0);
        out.putString(call.recording().by());
        out.putLong(call.recording().unheard());
        LegCodec.trail(out, call.trail());
        out.put(call.answerer().wanted() ? 1 : 0);
        out.putNullable(call.answerer().verdict(), (sink, verdict) -> sink.put(verdict.ordinal()));
        out.put(call.answerer().beeped() ? 1 : 0);
        out.putAll(call.diverted(), CallCodec::diverted);
        out.putAll(call.legs(), LegCodec::course);
        out.putString(call.preferred());
        return out.toBytes();
    }

    /** @throws IllegalArgumentException when these are not the bytes of a call */
    public static Call decode(byte[] bytes) {
        ByteSource in = new ByteSource(bytes);
        int version = in.get();
        if (version != VERSION && version != BEFORE) {
            throw new IllegalArgumentException("unknown version " + version);
        }
        Call call = new Call(new CallId(in.getString()), origin(in), in.getEnum(Direction.values()),
                new CallerIdentity(in.getString(), in.getString()), in.getString(), in.getInt(), stage(in),
                new MediaPosture(in.getAll(CallCodec::legId), in.getNullable(CallCodec::legId)),
                in.getAll(LegCodec::read), in.getAll(ByteSource::getString),
                new Call.Milestones(in.getInstant(), in.getNullable(ByteSource::getInstant),
                        in.getNullable(ByteSource::getInstant)),
                in.getAll(ByteSource::getString), in.getString(), in.get() == 1, in.getAll(ByteSource::getString),
                Objects.requireNonNullElse(in.getNullable(CallCodec::proof), Proof.NONE),
                new Recording(in.getInt(), in.get() == 1, in.get() == 1, in.getString(), in.getInt()), LegCodec.trail(in),
                new Answerer(in.get() == 1, in.getNullable(source -> source.getEnum(AnswerVerdict.values())),
                        in.get() == 1),
                in.getAll(CallCodec::diverted), "");
        call = call.with(LegCodec.courses(in, call.legs()));
        if (version != BEFORE) {
            call = call.preferring(in.getString());
        }
        if (!in.isEmpty()) {
            throw new IllegalArgumentException("goes on too long");
        }
        return call;
    }

    private static void proof(ByteSink out, Proof proof) {
        out.put(proof.verstat() == null ? Verstat.values().length : proof.verstat().ordinal());
        out.put(proof.attestation() == null ? Attestation.values().length : proof.attestation().ordinal());
        out.putString(proof.origid());
    }

    private static Proof proof(ByteSource in) {
        int verstat = in.get();
        int attestation = in.get();
        if (verstat > Verstat.values().length || attestation > Attestation.values().length) {
            throw new IllegalArgumentException("no such proof " + verstat + " " + attestation);
        }
        return new Proof(verstat == Verstat.values().length ? null : Verstat.values()[verstat],
                attestation == Attestation.values().length ? null : Attestation.values()[attestation],
                in.getString());
    }

    static void legId(ByteSink out, LegId id) {
        out.putString(id.value());
    }

    static LegId legId(ByteSource in) {
        return new LegId(in.getString());
    }

    private static void origin(ByteSink out, Origin origin) {
        if (origin instanceof Origin.Device device) {
            out.put(DEVICE);
            out.putString(device.aor().tenant().name());
            out.putString(device.aor().user());
        } else if (origin instanceof Origin.Trunk trunk) {
            out.put(TRUNK);
            out.putString(trunk.tenant().name());
            out.putString(trunk.trunk());
        } else {
            Origin.Api api = (Origin.Api) origin;
            out.put(API);
            out.putString(api.tenant().name());
            out.putString(api.user());
        }
    }

    private static Origin origin(ByteSource in) {
        int kind = in.get();
        Tenant tenant = new Tenant(in.getString());
        String who = in.getString();
        return switch (kind) {
            case DEVICE -> new Origin.Device(new Aor(tenant, who));
            case TRUNK -> new Origin.Trunk(tenant, who);
            case API -> new Origin.Api(tenant, who);
            default -> throw new IllegalArgumentException("no such origin " + kind);
        };
    }

    private static void diverted(ByteSink out, DialNotes.Diverted diverted) {
        out.putString(diverted.number());
        out.put(diverted.why().ordinal());
    }

    private static DialNotes.Diverted diverted(ByteSource in) {
        return new DialNotes.Diverted(in.getString(), in.getEnum(DialNotes.Why.values()));
    }

    private static void search(ByteSink out, Search search) {
        out.putString(search.wanted());
        out.putString(search.extension());
        out.putLong(search.attempt());
        out.putAll(search.visited(), ByteSink::putString);
        out.putNullable(search.best(), LegCodec::cause);
        out.put(search.heard().ordinal());
        out.putNullable(search.early(), CallCodec::legId);
        out.putAll(search.diversions(), CallCodec::diverted);
        out.putNullable(search.hunt(), LegCodec::hunt);
    }

    private static Search search(ByteSource in) {
        return new Search(in.getString(), in.getString(), in.getInt(), in.getAll(ByteSource::getString),
                in.getNullable(LegCodec::cause), in.getEnum(Search.Heard.values()), in.getNullable(CallCodec::legId),
                in.getAll(CallCodec::diverted), in.getNullable(LegCodec::hunt));
    }

    private record StageWriter(ByteSink out) implements Stage.Handler<ByteSink> {
        private ByteSink tag(int tag) {
            out.put(tag);
            return out;
        }

        @Override
        public ByteSink routing(Routing stage) {
            return tag(0);
        }

        @Override
        public ByteSink originating(Originating stage) {
            search(tag(stage.autoAnswer() ? 19 : 1), stage.search());
            out.putString(stage.to());
            return out;
        }

        @Override
        public ByteSink alerting(Alerting stage) {
            search(tag(stage.back() == null ? 2 : stage.kept() ? 16 : 15), stage.search());
            legId(out, stage.waiting());
            return stage.back() == null ? out : withNote(stage.back());
        }

        @Override
        public ByteSink transferring(Transferring stage) {
            search(tag(3), stage.search());
            legId(out, stage.waiting());
            legId(out, stage.transferor());
            return out;
        }

        @Override
        public ByteSink hosted(Hosted stage) {
            tag(14);
            return withNote(stage);
        }

        private ByteSink withNote(Hosted stage) {
            out.putString(stage.feature());
            out.putString(stage.argument());
            legId(out, stage.leg());
            out.putString(stage.noted());
            out.putNullable(stage.by(), CallCodec::legId);
            out.putString(stage.slot());
            return out;
        }

        @Override
        public ByteSink paging(Paging stage) {
            legId(tag(stage.group() ? 20 : 18), stage.speaker());
            out.putLong(stage.attempt());
            return out;
        }

        @Override
        public ByteSink bridged(Bridged stage) {
            legId(tag(5), stage.a());
            legId(out, stage.b());
            return out;
        }

        @Override
        public ByteSink conferring(Conferring stage) {
            tag(10);
            return talk(stage);
        }

        private ByteSink talk(Conferring stage) {
            legId(out, stage.a());
            legId(out, stage.b());
            out.putAll(stage.others(), CallCodec::legId);
            return out;
        }

        @Override
        public ByteSink inviting(Inviting stage) {
            search(tag(17), stage.search());
            talk(stage.talk());
            legId(out, stage.by());
            return out;
        }

        @Override
        public ByteSink joining(Joining stage) {
            legId(tag(8), stage.waiting());
            legId(out, stage.transferor());
            return out;
        }

        @Override
        public ByteSink verifying(Verifying stage) {
            legId(tag(9), stage.leg());
            out.putNullable(stage.late(), LegCodec::cause);
            return out;
        }

        @Override
        public ByteSink dismissed(Dismissed stage) {
            legId(tag(6), stage.leg());
            LegCodec.outcome(out, stage.outcome());
            return out;
        }

        @Override
        public ByteSink ended(Ended stage) {
            LegCodec.outcome(tag(7), stage.outcome());
            return out;
        }
    }

    private static Hosted hosted(ByteSource in) {
        return new Hosted(in.getString(), in.getString(), legId(in), in.getString(),
                in.getNullable(CallCodec::legId), in.getString());
    }

    private static Hosted hostedOfOld(ByteSource in) {
        return new Hosted(in.getString(), in.getString(), legId(in), in.getString(), null, "");
    }

    private static Conferring talk(ByteSource in) {
        return new Conferring(legId(in), legId(in), in.getAll(CallCodec::legId));
    }

    /** Tags 4 and 11 to 13 are how earlier versions wrote a hosted caller. */
    private static Stage stage(ByteSource in) {
        int tag = in.get();
        return switch (tag) {
            case 0 -> new Routing();
            case 1 -> new Originating(search(in), in.getString());
            case 2 -> new Alerting(search(in), legId(in));
            case 3 -> new Transferring(search(in), legId(in), legId(in));
            case 4 -> new Hosted(in.getString(), in.getString(), legId(in));
            case 5 -> new Bridged(legId(in), legId(in));
            case 6 -> new Dismissed(legId(in), LegCodec.outcome(in));
            case 7 -> new Ended(LegCodec.outcome(in));
            case 8 -> new Joining(legId(in), legId(in));
            case 9 -> new Verifying(legId(in), in.getNullable(LegCodec::cause));
            case 10 -> talk(in);
            case 11 -> hostedOfOld(in);
            case 12 -> new Alerting(search(in), legId(in), hostedOfOld(in));
            case 13 -> new Alerting(search(in), legId(in), hostedOfOld(in), true);
            case 14 -> hosted(in);
            case 15 -> new Alerting(search(in), legId(in), hosted(in));
            case 16 -> new Alerting(search(in), legId(in), hosted(in), true);
            case 17 -> new Inviting(search(in), talk(in), legId(in));
            case 18 -> new Paging(legId(in), in.getInt(), false);
            case 19 -> new Originating(search(in), in.getString(), true);
            case 20 -> new Paging(legId(in), in.getInt(), true);
            default -> throw new IllegalArgumentException("no such stage " + tag);
        };
    }
}
