package io.carillon.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.cdr.Direction;
import io.carillon.cdr.Disposition;
import io.carillon.cdr.HangUpParty;
import io.carillon.contract.Aor;
import io.carillon.contract.CallId;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.Codec;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaReport;
import io.carillon.contract.Origin;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTarget;
import io.carillon.contract.SipTransport;
import io.carillon.contract.Tenant;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every call survives the way into bytes and back; bytes that are no call are refused, whatever they are. */
class CallCodecTest {
    @Property(tries = 500)
    void roundTrip(@ForAll("calls") Call call) {
        assertThat(CallCodec.decode(CallCodec.encode(call))).isEqualTo(call);
    }

    @Property(tries = 500)
    void damagedBytesAreRefusedOrReadButNeverBreak(@ForAll("calls") Call call, @ForAll int where, @ForAll byte what) {
        byte[] bytes = CallCodec.encode(call);
        bytes[Math.floorMod(where, bytes.length)] = what;
        try {
            CallCodec.decode(bytes);
        } catch (IllegalArgumentException expected) {
            assertThat(expected).hasMessageNotContaining("null");
        }
    }

    @Property(tries = 200)
    void cutBytesAreRefused(@ForAll("calls") Call call, @ForAll int where) {
        byte[] bytes = CallCodec.encode(call);
        byte[] cut = Arrays.copyOf(bytes, Math.floorMod(where, bytes.length));
        assertThatThrownBy(() -> CallCodec.decode(cut)).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void otherVersionsAreRefused() {
        assertThatThrownBy(() -> CallCodec.decode(new byte[] {99})).hasMessage("unknown version 99");
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings().ascii().ofMaxLength(20).map(s -> s.isEmpty() ? "Jürgen \uD83D\uDCDE" : s);
    }

    private static Arbitrary<LegId> legIds() {
        return Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(10).map(LegId::new);
    }

    private static Arbitrary<Instant> instants() {
        return Combinators.combine(Arbitraries.longs().between(-1_000_000, 4_000_000_000L),
                Arbitraries.longs().between(0, 999_999_999)).as(Instant::ofEpochSecond);
    }

    private static Arbitrary<Cause> causes() {
        return Combinators.combine(Arbitraries.integers().between(200, 699), Arbitraries.integers().between(0, 127),
                texts()).as(Cause::new);
    }

    private static Arbitrary<Outcome> outcomes() {
        return Combinators.combine(causes(), Arbitraries.of(HangUpParty.class), Arbitraries.of(Disposition.class),
                instants()).as(Outcome::new);
    }

    private static Arbitrary<Search> searches() {
        return Combinators.combine(texts(), texts(), Arbitraries.integers().between(0, 9), texts().list().ofMaxSize(5),
                causes().injectNull(0.3), Arbitraries.of(Search.Heard.class), legIds().injectNull(0.5)).as(Search::new);
    }

    private static Arbitrary<Stage> stages() {
        return Arbitraries.oneOf(
                Arbitraries.just(new Stage.Routing()),
                Combinators.combine(searches(), texts()).as(Stage.Originating::new),
                Combinators.combine(searches(), legIds()).as(Stage.Alerting::new),
                Combinators.combine(searches(), legIds(), legIds()).as(Stage.Transferring::new),
                Combinators.combine(texts(), texts(), legIds()).as(Stage.Hosted::new),
                Combinators.combine(legIds(), legIds()).as(Stage.Bridged::new),
                Combinators.combine(legIds(), outcomes()).as(Stage.Dismissed::new),
                outcomes().map(Stage.Ended::new));
    }

    private static Arbitrary<LegPhase> open() {
        return Arbitraries.oneOf(
                Arbitraries.just(LegPhase.Offered.NOW),
                instants().map(LegPhase.Ringing::new),
                Combinators.combine(instants().injectNull(0.5), instants(),
                        Arbitraries.of(Codec.PCMU, Codec.G722).injectNull(0.3)).as(LegPhase.Answered::new));
    }

    private static Arbitrary<LegPhase> phases() {
        Arbitrary<MediaReport> media = Combinators.combine(Arbitraries.of(Codec.PCMA).injectNull(0.5),
                        Arbitraries.longs(), Arbitraries.doubles())
                .as((codec, n, d) -> new MediaReport(codec, n, n, 0, 1, d, -1, 4.1));
        return Arbitraries.oneOf(
                open(),
                Combinators.combine(open(), causes()).as(LegPhase.Leaving::new),
                Combinators.combine(instants().injectNull(0.5), instants().injectNull(0.5), instants(), causes(), media)
                        .as(LegPhase.Cleared::new));
    }

    private static Arbitrary<Leg> legs() {
        Arbitrary<SipPeer> peers = Arbitraries.of(SipTransport.class).map(t -> new SipPeer(t, "2001:db8::1", 5061));
        Arbitrary<SipTarget> targets = Combinators.combine(texts(), texts().list().ofMaxSize(3), peers.injectNull(0.3))
                .as(SipTarget::new);
        return Combinators.combine(legIds(), Arbitraries.of(Leg.Role.class), texts(), targets.injectNull(0.3), texts(),
                Arbitraries.integers().between(0, 9), instants(), phases()).as(Leg::new);
    }

    @Provide
    Arbitrary<Call> calls() {
        Arbitrary<Origin> origins = Arbitraries.oneOf(
                texts().map(user -> new Origin.Device(new Aor(Tenant.DEFAULT, user))),
                texts().map(user -> new Origin.Api(new Tenant("other"), user)));
        Arbitrary<MediaPosture> postures = Combinators.combine(legIds().list().ofMaxSize(2), legIds().injectNull(0.5))
                .as(MediaPosture::new);
        Arbitrary<Call.Milestones> milestones = Combinators.combine(
                instants(), instants().injectNull(0.5), instants().injectNull(0.5)).as(Call.Milestones::new);
        return Combinators.combine(
                        Combinators.combine(origins, texts(), texts(), texts()).as(
                                (origin, number, name, to) -> new Call(new CallId("c1"), origin, Direction.INTERNAL,
                                        new CallerIdentity(number, name), to, 70, new Stage.Routing(),
                                        MediaPosture.OPEN, List.of(), List.of(),
                                        new Call.Milestones(Instant.EPOCH, null, null), List.of())),
                        stages(), postures, legs().list().ofMaxSize(4), texts().list().ofMaxSize(3), milestones)
                .as((call, stage, posture, legs, lines, when) -> new Call(call.id(), call.origin(), call.direction(),
                        call.from(), call.to(), call.hops(), stage, posture, legs, lines, when, lines));
    }
}
