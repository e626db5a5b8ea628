package io.carillon.rar;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Cause;
import io.carillon.contract.Codec;
import io.carillon.contract.CommandFailed;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.OfferArrived;
import io.carillon.contract.OfferSettled;
import io.carillon.contract.SwitchCommand.AnswerOffer;
import io.carillon.contract.SwitchCommand.Answer;
import io.carillon.contract.SwitchCommand.ApplyMedia;
import io.carillon.contract.SwitchCommand.Bridge;
import io.carillon.contract.SwitchCommand.DeclineOffer;
import io.carillon.contract.SwitchCommand.HangUp;
import io.carillon.contract.SwitchCommand.PassOffer;
import io.carillon.contract.SwitchCommand.Ring;
import io.carillon.sip.sdp.SdpBody;
import io.carillon.sip.sdp.SessionDescription;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionChangeTest {
    private static final SessionDescription BOTH = Rig.sdp(Codec.PCMU, Codec.PCMA);
    private static final Instant NOW = Instant.now();

    @TempDir
    private Path directory;

    private Rig rig;

    @BeforeEach
    void set() throws Exception {
        rig = new Rig(directory);
    }

    @AfterEach
    void everythingIsGivenBack() {
        LiveCall left = rig.table.find(rig.call);
        for (Leg leg : left == null ? List.<Leg>of() : left.legs()) {
            rig.events.ended(leg.sip(), Cause.NORMAL_CLEARING, NOW);
        }
        assertThat(rig.table.size()).isZero();
        assertThat(rig.table.legs()).isZero();
        assertThat(rig.timers.active()).isZero();
        assertThat(rig.media.values()).allMatch(rtp -> rtp.closed);
        rig.timers.close();
    }

    private Rig.FakeLeg caller() {
        return rig.legs.get(rig.a);
    }

    private Rig.FakeLeg callee() {
        return rig.legs.get(rig.b);
    }

    private void invited() {
        rig.invite(new SdpBody.Good(BOTH));
    }

    @Test
    void theAnswerSentWithEarlyMediaStaysAndTheCallerIsMatchedAfterItsAck() {
        invited();
        LegId c = new LegId("c");
        rig.command(rig.dial(rig.a));
        rig.command(new io.carillon.contract.SwitchCommand.Dial(
                c, Rig.TARGET, io.carillon.contract.CallerIdentity.of("1001"), "1003", rig.a, 69));
        rig.events.progressed(callee(), 183, Rig.sdp(Codec.PCMU), NOW);
        rig.command(new Ring(rig.a, 183, rig.b));
        rig.events.answered(rig.legs.get(c), Rig.sdp(Codec.PCMA), NOW);
        rig.command(new HangUp(rig.b, Cause.ANSWERED_ELSEWHERE), new Answer(rig.a, c), new Bridge(rig.a, c));

        assertThat(caller().sent).endsWith("200");
        assertThat(caller().codecs()).containsExactly(Codec.PCMU);

        rig.events.confirmed(caller(), null);
        assertThat(caller().sent).endsWith("re-INVITE");
        assertThat(caller().codecs()).containsExactly(Codec.PCMA);
        rig.events.offerAnswered(caller(), Rig.sdp(Codec.PCMA));
        assertThat(rig.media.get(rig.a).remote.codec()).isEqualTo(Codec.PCMA);
        assertThat(rig.kinds()).doesNotContain("CommandFailed");
    }

    @Test
    void bridgingDifferentCodecsReOffersTheFirstLeg() {
        rig.invite(new SdpBody.Good(BOTH));
        rig.command(new Answer(rig.a, null), rig.dial(null));
        rig.events.confirmed(caller(), null);
        rig.events.answered(callee(), Rig.sdp(Codec.PCMA), NOW);
        rig.command(new Bridge(rig.a, rig.b));

        assertThat(caller().sent).endsWith("re-INVITE");
        assertThat(caller().codecs()).containsExactly(Codec.PCMA);
        rig.events.offerRefused(caller(), Cause.NOT_ACCEPTABLE);
        assertThat(rig.kinds()).doesNotContain("CommandFailed"); // it is transcoded
    }

    @Test
    void whoCanNeitherBeMatchedNorTranscodedIsNotBridged() {
        Codec gsm = new Codec("GSM", 8000);
        rig.invite(new SdpBody.Good(Rig.sdp(Codec.PCMU, gsm)));
        rig.command(new Answer(rig.a, null), rig.dial(null));
        rig.events.confirmed(caller(), null);
        rig.events.answered(callee(), Rig.sdp(gsm), NOW);
        rig.command(new Bridge(rig.a, rig.b));

        assertThat(caller().codecs()).containsExactly(gsm);
        rig.events.offerRefused(caller(), Cause.NOT_ACCEPTABLE);
        assertThat(rig.heard).last().isInstanceOfSatisfying(CommandFailed.class,
                failed -> assertThat(failed.command()).isEqualTo(new Bridge(rig.a, rig.b)));
    }

    @Test
    void aCalleeThatPrefersAnotherCodecThanTheCallerHasIsSpokenToInTheirCommonOne() {
        rig.invite(new SdpBody.Good(Rig.sdp(Codec.PCMA)));
        rig.command(rig.dial(rig.a));
        rig.events.answered(callee(), Rig.sdp(Codec.G722, Codec.PCMA), NOW);
        rig.command(new Answer(rig.a, rig.b), new Bridge(rig.a, rig.b));
        rig.events.confirmed(caller(), null);

        assertThat(rig.media.get(rig.a).remote.codec()).isEqualTo(Codec.PCMA);
        assertThat(rig.media.get(rig.b).remote.codec()).isEqualTo(Codec.PCMA);
        assertThat(callee().sent).containsExactly("INVITE");
        assertThat(caller().sent).containsExactly("200");
    }

    @Test
    void devicesWithoutACommonCodecAreTranscodedAndNotAskedAgain() {
        rig.invite(new SdpBody.Good(Rig.sdp(Codec.G722)));
        rig.command(rig.dial(rig.a));
        assertThat(callee().codecs()).containsExactly(Codec.G722, Codec.PCMU, Codec.PCMA);
        rig.events.answered(callee(), Rig.sdp(Codec.PCMU), NOW);
        rig.command(new Answer(rig.a, rig.b), new Bridge(rig.a, rig.b));
        rig.events.confirmed(caller(), null);

        assertThat(caller().sent).endsWith("200");
        assertThat(caller().codecs()).containsExactly(Codec.G722);
        assertThat(rig.media.get(rig.a).remote.codec()).isEqualTo(Codec.G722);
        assertThat(rig.media.get(rig.b).remote.codec()).isEqualTo(Codec.PCMU);
        assertThat(rig.kinds()).doesNotContain("CommandFailed");
    }

    @Test
    void whoHasOpusAloneIsTranscodedWhereThereIsAPlace() {
        rig.costly = true;
        rig.invite(new SdpBody.Good(Rig.sdp(Codec.OPUS)));
        rig.command(rig.dial(rig.a));
        assertThat(callee().codecs()).containsExactly(Codec.OPUS, Codec.PCMU, Codec.PCMA, Codec.G722);
        rig.events.answered(callee(), Rig.sdp(Codec.PCMA), NOW);
        rig.command(new Answer(rig.a, rig.b), new Bridge(rig.a, rig.b));
        rig.events.confirmed(caller(), null);

        assertThat(caller().sent).endsWith("200");
        assertThat(caller().codecs()).containsExactly(Codec.OPUS);
        assertThat(rig.media.get(rig.a).remote.codec()).isEqualTo(Codec.OPUS);
        assertThat(rig.media.get(rig.b).remote.codec()).isEqualTo(Codec.PCMA);
        assertThat(rig.kinds()).doesNotContain("CommandFailed");
    }

    @Test
    void whoHasOpusAloneIsNotHelpedWhereThereIsNone() {
        rig.invite(new SdpBody.Good(Rig.sdp(Codec.OPUS)));
        rig.command(rig.dial(rig.a));
        assertThat(callee().codecs()).containsExactly(Codec.OPUS);
        rig.events.rejected(callee(), Cause.NOT_ACCEPTABLE, NOW);
        rig.command(new Answer(rig.a, null));
        assertThat(rig.heard).last().isInstanceOfSatisfying(CommandFailed.class,
                failed -> assertThat(failed.cause()).isEqualTo(Cause.NOT_ACCEPTABLE));
        assertThat(caller().sent).doesNotContain("200");
    }

    @Test
    void weAnswerOpusOurselvesWithWhoHasNothingElse() {
        rig.costly = true;
        rig.invite(new SdpBody.Good(Rig.sdp(Codec.OPUS)));
        rig.command(new Answer(rig.a, null));
        assertThat(caller().sent).endsWith("200");
        assertThat(caller().codecs()).containsExactly(Codec.OPUS);
    }

    @Test
    void holdTravelsToTheOtherDeviceAndItsAnswerBack() {
        rig.connect(BOTH, BOTH);
        rig.application = input -> input instanceof OfferArrived offer
                ? List.of(new PassOffer(offer.leg(), rig.b)) : List.of();
        rig.events.offered(caller(), new SdpBody.Good(Rig.sdp(MediaDirection.SENDONLY, Codec.PCMU)), NOW);

        assertThat(callee().sent).endsWith("re-INVITE");
        assertThat(callee().sdp.direction()).isEqualTo(MediaDirection.SENDONLY);
        assertThat(rig.kinds()).containsExactly("OfferArrived");
        rig.events.offerAnswered(callee(), Rig.sdp(MediaDirection.RECVONLY, Codec.PCMU));

        assertThat(caller().sent).endsWith("200 re-INVITE");
        assertThat(caller().sdp.direction()).isEqualTo(MediaDirection.RECVONLY);
        assertThat(rig.heard).last().isInstanceOfSatisfying(OfferSettled.class, settled -> {
            assertThat(settled.leg()).isEqualTo(rig.a);
            assertThat(settled.direction()).isEqualTo(MediaDirection.SENDONLY);
        });
        assertThat(rig.media.get(rig.a).remote.direction()).isEqualTo(MediaDirection.SENDONLY);
        assertThat(rig.media.get(rig.b).remote.direction()).isEqualTo(MediaDirection.RECVONLY);
    }

    @Test
    void aRefusedOfferIsRefusedForTheAskerAndTheSessionStays() {
        rig.connect(BOTH, BOTH);
        SessionDescription before = rig.table.find(rig.call).leg(rig.a).ours();
        rig.application = input -> input instanceof OfferArrived offer
                ? List.of(new PassOffer(offer.leg(), rig.b)) : List.of();
        rig.events.offered(caller(), new SdpBody.Good(Rig.sdp(MediaDirection.SENDONLY, Codec.PCMU)), NOW);
        rig.events.offerRefused(callee(), Cause.NOT_ACCEPTABLE);

        assertThat(caller().sent).endsWith("decline 488");
        assertThat(rig.table.find(rig.call).leg(rig.a).ours()).isEqualTo(before);
        assertThat(rig.heard).last().isInstanceOfSatisfying(
                OfferSettled.class, settled -> assertThat(settled.direction()).isEqualTo(MediaDirection.SENDRECV));
    }

    @Test
    void offersThatCrossGet491() {
        rig.connect(BOTH, BOTH);
        rig.application = input -> input instanceof OfferArrived offer
                ? List.of(new PassOffer(offer.leg(), offer.leg().equals(rig.a) ? rig.b : rig.a)) : List.of();
        rig.events.offered(caller(), new SdpBody.Good(BOTH), NOW);
        rig.events.offered(callee(), new SdpBody.Good(BOTH), NOW);
        assertThat(callee().sent).endsWith("decline 491");

        rig.events.offerAnswered(callee(), BOTH);
        assertThat(caller().sent).endsWith("200 re-INVITE");
    }

    @Test
    void theOtherDeviceEndingWhileAnOfferIsWithItDeclinesTheOffer() {
        rig.connect(BOTH, BOTH);
        rig.application = input -> input instanceof OfferArrived offer
                ? List.of(new PassOffer(offer.leg(), rig.b)) : List.of();
        rig.events.offered(caller(), new SdpBody.Good(BOTH), NOW);
        rig.events.ended(callee(), Cause.NORMAL_CLEARING, NOW);

        assertThat(caller().sent).endsWith("decline 488");
        assertThat(rig.table.find(rig.call).leg(rig.a).exchange()).isEqualTo(Exchange.NONE);
    }

    @Test
    void anOfferAnsweredByUsKeepsWhatIsAgreed() {
        rig.connect(BOTH, Rig.sdp(Codec.PCMU));
        rig.application = input -> input instanceof OfferArrived offer
                ? List.of(new AnswerOffer(offer.leg())) : List.of();
        rig.events.offered(caller(), new SdpBody.Good(Rig.sdp(MediaDirection.SENDONLY, Codec.PCMA, Codec.PCMU)), NOW);

        assertThat(caller().codecs()).containsExactly(Codec.PCMU);
        assertThat(caller().sdp.direction()).isEqualTo(MediaDirection.RECVONLY);
        assertThat(callee().sent).containsExactly("INVITE");
        assertThat(rig.heard).last().isInstanceOf(OfferSettled.class);
    }

    @Test
    void aRequestForOurOfferIsMadeOfWhatIsAgreed() {
        rig.connect(BOTH, Rig.sdp(Codec.PCMU));
        rig.application = input -> input instanceof OfferArrived offer
                ? List.of(new PassOffer(offer.leg(), rig.b)) : List.of();
        rig.events.offered(caller(), new SdpBody.Absent(), NOW);
        assertThat(caller().sent).endsWith("200 re-INVITE");
        assertThat(caller().codecs()).containsExactly(Codec.PCMU);

        rig.events.offerAnswered(caller(), Rig.sdp(Codec.PCMU));
        assertThat(rig.heard).last().isInstanceOf(OfferSettled.class);
    }

    @Test
    void declineOfferLeavesTheSession() {
        rig.connect(BOTH, BOTH);
        rig.application = input -> input instanceof OfferArrived offer
                ? List.of(new DeclineOffer(offer.leg(), Cause.NOT_ACCEPTABLE)) : List.of();
        rig.events.offered(caller(), new SdpBody.Good(BOTH), NOW);

        assertThat(caller().sent).endsWith("decline 488");
    }

    @Test
    void applyMediaHoldsADeviceAndResumesIt() {
        rig.connect(BOTH, BOTH);
        rig.command(new ApplyMedia(rig.b, MediaDirection.INACTIVE));
        assertThat(callee().sdp.direction()).isEqualTo(MediaDirection.INACTIVE);
        rig.events.offerAnswered(callee(), Rig.sdp(MediaDirection.INACTIVE, Codec.PCMU));
        assertThat(rig.heard).last().isInstanceOfSatisfying(
                OfferSettled.class, settled -> assertThat(settled.direction()).isEqualTo(MediaDirection.INACTIVE));

        rig.command(new ApplyMedia(rig.b, MediaDirection.SENDRECV));
        assertThat(callee().sdp.direction()).isEqualTo(MediaDirection.SENDRECV);
        rig.events.offerAnswered(callee(), Rig.sdp(Codec.PCMU));
        assertThat(rig.media.get(rig.b).remote.direction()).isEqualTo(MediaDirection.SENDRECV);
    }

    @Test
    void aResumeThatOvertakesTheHoldIsMadeWhenTheHoldIsAnswered() {
        rig.connect(BOTH, BOTH);
        rig.command(new ApplyMedia(rig.b, MediaDirection.INACTIVE));
        rig.command(new ApplyMedia(rig.b, MediaDirection.SENDRECV));
        assertThat(callee().sdp.direction()).as("one offer at a time").isEqualTo(MediaDirection.INACTIVE);
        assertThat(rig.heard).noneMatch(CommandFailed.class::isInstance);

        rig.events.offerAnswered(callee(), Rig.sdp(MediaDirection.INACTIVE, Codec.PCMU));
        assertThat(callee().sdp.direction()).isEqualTo(MediaDirection.SENDRECV);
        rig.events.offerAnswered(callee(), Rig.sdp(Codec.PCMU));
        assertThat(rig.media.get(rig.b).remote.direction()).isEqualTo(MediaDirection.SENDRECV);
    }

    @Test
    void aResumeThatOvertakesTheHoldIsMadeWhenTheHoldIsRefusedToo() {
        rig.connect(BOTH, BOTH);
        rig.command(new ApplyMedia(rig.b, MediaDirection.INACTIVE));
        rig.command(new ApplyMedia(rig.b, MediaDirection.SENDRECV));
        rig.events.offerRefused(callee(), Cause.NOT_ACCEPTABLE);

        assertThat(callee().sdp.direction()).isEqualTo(MediaDirection.SENDRECV);
    }

    @Test
    void aHoldThatMeetsAnOfferOfTheDeviceIsMadeAfterIt() {
        rig.connect(BOTH, BOTH);
        rig.application = input -> input instanceof OfferArrived offer
                ? List.of(new ApplyMedia(offer.leg(), MediaDirection.INACTIVE),
                        new DeclineOffer(offer.leg(), Cause.NOT_ACCEPTABLE))
                : List.of();
        rig.events.offered(caller(), new SdpBody.Good(BOTH), NOW);

        assertThat(caller().sent).contains("decline 488");
        assertThat(caller().sdp.direction()).isEqualTo(MediaDirection.INACTIVE);
    }

    @Test
    void applyMediaRefusedByTheDeviceFails() {
        rig.connect(BOTH, BOTH);
        ApplyMedia hold = new ApplyMedia(rig.b, MediaDirection.INACTIVE);
        rig.command(hold);
        rig.events.offerRefused(callee(), Cause.NOT_ACCEPTABLE);

        assertThat(rig.heard).last().isInstanceOfSatisfying(
                CommandFailed.class, failed -> assertThat(failed.command()).isEqualTo(hold));
    }
}
