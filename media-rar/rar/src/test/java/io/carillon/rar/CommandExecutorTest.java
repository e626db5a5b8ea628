package io.carillon.rar;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.Codec;
import io.carillon.contract.CommandFailed;
import io.carillon.contract.HungUp;
import io.carillon.contract.InviteArrived;
import io.carillon.contract.LegAnswered;
import io.carillon.contract.LegId;
import io.carillon.contract.LegRejected;
import io.carillon.contract.LegReleased;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.MediaOffer;
import io.carillon.contract.SipTarget;
import io.carillon.contract.SoundCommand.PlayTone;
import io.carillon.contract.SwitchCommand.Answer;
import io.carillon.contract.SwitchCommand.AnswerOffer;
import io.carillon.contract.SwitchCommand.ApplyMedia;
import io.carillon.contract.SwitchCommand.Bridge;
import io.carillon.contract.SwitchCommand.ClearTimer;
import io.carillon.contract.SwitchCommand.DeclineOffer;
import io.carillon.contract.SwitchCommand.Dial;
import io.carillon.contract.SwitchCommand.HangUp;
import io.carillon.contract.SwitchCommand.PassOffer;
import io.carillon.contract.SwitchCommand.Reject;
import io.carillon.contract.SwitchCommand.Ring;
import io.carillon.contract.SwitchCommand.SetTimer;
import io.carillon.contract.Tone;
import io.carillon.contract.TrunkUse;
import io.carillon.sip.sdp.AudioStream;
import io.carillon.sip.sdp.MediaAddress;
import io.carillon.sip.sdp.SdpBody;
import io.carillon.sip.sdp.SessionDescription;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandExecutorTest {
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
    void anInviteReservesNoPortsAndTellsWhatTheApplicationMayKnow() {
        invited();

        assertThat(rig.media).isEmpty();
        assertThat(rig.heard).singleElement().isInstanceOfSatisfying(InviteArrived.class, invite -> {
            assertThat(invite.offer()).isEqualTo(
                    new MediaOffer.Audio(List.of(Codec.PCMU, Codec.PCMA), MediaDirection.SENDRECV));
            assertThat(invite.hops()).isEqualTo(70);
        });
    }

    @Test
    void dialOffersThePeersCodecsFromOurOwnAddress() {
        invited();
        rig.command(rig.dial(rig.a));

        assertThat(callee().codecs()).containsExactly(Codec.PCMU, Codec.PCMA, Codec.G722);
        assertThat(callee().sdp.audio().address().host()).isEqualTo("192.0.2.1");
        assertThat(rig.media).containsOnlyKeys(rig.a, rig.b);
    }

    @Test
    void dialWithoutAPeerOffersWhatWeCanDoOurselves() {
        invited();
        rig.command(rig.dial(null));

        assertThat(callee().codecs()).containsExactly(Codec.PCMU, Codec.PCMA, Codec.G722);
    }

    @Test
    void dialWithoutPortsFailsAndGivesBackWhatItHad() {
        invited();
        rig.portsLeft = 1;
        rig.command(rig.dial(rig.a));

        assertThat(rig.heard).last().isInstanceOfSatisfying(
                CommandFailed.class, failed -> assertThat(failed.cause()).isEqualTo(Cause.UNAVAILABLE));
        assertThat(callee()).isNull();
    }

    @Test
    void dialThatCannotBeSentFailsAndGivesThePortsBack() {
        invited();
        rig.dialsLeft = 0;
        rig.command(rig.dial(rig.a));

        assertThat(rig.heard).last().isInstanceOf(CommandFailed.class);
        assertThat(rig.media.get(rig.b).closed).isTrue();
    }

    @Test
    void ringIsPassedWithTheMediaOfTheBranchThatHasSome() {
        invited();
        rig.command(rig.dial(rig.a));
        rig.command(new Ring(rig.a, 180, null));
        assertThat(caller().sent).containsExactly("180");

        rig.events.progressed(callee(), 183, Rig.sdp(Codec.PCMA), NOW);
        rig.command(new Ring(rig.a, 183, rig.b));

        assertThat(caller().sent).containsExactly("180", "183+sdp");
        assertThat(caller().codecs()).containsExactly(Codec.PCMA);
        assertThat(rig.media.get(rig.a).done).contains("bridge b");
        assertThat(rig.media.get(rig.a).expecting).as("a ringing phone may be silent").isFalse();
    }

    @Test
    void theCalleesCodecShapesTheAnswerToTheCaller() {
        rig.connect(BOTH, Rig.sdp(Codec.PCMA));

        assertThat(caller().sent).containsExactly("200");
        assertThat(caller().codecs()).containsExactly(Codec.PCMA);
        assertThat(rig.media.get(rig.a).done).contains("stop", "bridge b");
        assertThat(rig.media.get(rig.a).expecting).isTrue();
        assertThat(rig.media.get(rig.b).remote.direction()).isEqualTo(MediaDirection.SENDRECV);
    }

    @Test
    void anAnswerWithoutACommonCodecFails() {
        Codec gsm = new Codec("GSM", 8000);
        rig.invite(new SdpBody.Good(Rig.sdp(gsm)));
        rig.command(rig.dial(null));
        rig.events.answered(callee(), Rig.sdp(Codec.PCMU), NOW);
        rig.command(new Answer(rig.a, rig.b));

        assertThat(rig.heard).last().isInstanceOfSatisfying(
                CommandFailed.class, failed -> assertThat(failed.cause()).isEqualTo(Cause.NOT_ACCEPTABLE));
    }

    @Test
    void aCallerWithoutAnOfferGetsOursAndAnswersInItsAck() {
        rig.invite(new SdpBody.Absent());
        rig.command(rig.dial(rig.a));
        rig.events.answered(callee(), Rig.sdp(Codec.PCMA), NOW);
        rig.command(new Answer(rig.a, rig.b), new Bridge(rig.a, rig.b));
        assertThat(caller().codecs()).startsWith(Codec.PCMA);

        rig.events.confirmed(caller(), Rig.sdp(Codec.PCMA));

        assertThat(rig.media.get(rig.a).remote.codec()).isEqualTo(Codec.PCMA);
        assertThat(caller().sent).containsExactly("200");
    }

    @Test
    void aCallerWhoNeverAnswersOurOfferIsHungUp() {
        rig.invite(new SdpBody.Absent());
        rig.command(new Answer(rig.a, null));
        rig.events.confirmed(caller(), null);

        assertThat(caller().sent).endsWith("end 488");
        assertThat(rig.heard).last().isInstanceOf(HungUp.class);
    }

    @Test
    void rejectRefusesWithTheCauseAndReleases() {
        invited();
        rig.command(new Reject(rig.a, Cause.BUSY));

        assertThat(caller().sent).containsExactly("end 486");
        assertThat(rig.heard).last().isInstanceOf(LegReleased.class);
        assertThat(rig.isEmpty()).isTrue();
    }

    @Test
    void hangUpOfARingingLegRejectsItAndOfAnAnsweredOneReleasesIt() {
        invited();
        rig.command(rig.dial(rig.a));
        rig.command(new HangUp(rig.b, Cause.ANSWERED_ELSEWHERE));
        assertThat(rig.heard).last().isInstanceOfSatisfying(
                LegRejected.class, rejected -> assertThat(rejected.cause()).isEqualTo(Cause.ANSWERED_ELSEWHERE));

        rig.command(new Answer(rig.a, null));
        rig.command(new HangUp(rig.a, Cause.NORMAL_CLEARING));
        assertThat(rig.heard).last().isInstanceOfSatisfying(LegReleased.class, released -> {
            assertThat(released.media().packetsReceived()).isEqualTo(50);
            assertThat(released.media().codec()).isEqualTo(Codec.PCMU);
        });
        assertThat(rig.isEmpty()).isTrue();
    }

    @Test
    void aLegEndsOnceWhoeverIsFaster() {
        rig.connect(BOTH, BOTH);
        Rig.FakeLeg b = callee();
        rig.command(new HangUp(rig.b, Cause.NORMAL_CLEARING), new HangUp(rig.b, Cause.NORMAL_CLEARING));
        rig.events.ended(b, Cause.NORMAL_CLEARING, NOW);
        rig.events.mediaTimeout(rig.call, rig.b, NOW);

        assertThat(rig.kinds().stream().filter(kind -> kind.equals("LegReleased") || kind.equals("HungUp"))).hasSize(1);
    }

    @Test
    void commandsForLegsThatAreGoneDoNothing() {
        rig.connect(BOTH, BOTH);
        LegId gone = new LegId("gone");
        rig.command(new Ring(gone, 180, null), new Answer(gone, null), new Reject(gone, Cause.BUSY),
                new HangUp(gone, Cause.BUSY), new Bridge(rig.a, gone), new Bridge(gone, rig.b),
                new PlayTone(gone, Tone.RINGBACK), new PassOffer(gone, rig.a), new PassOffer(rig.a, gone),
                new AnswerOffer(gone), new DeclineOffer(gone, Cause.BUSY),
                new ApplyMedia(gone, MediaDirection.INACTIVE));

        assertThat(rig.kinds()).containsExactly("TimerFired");
    }

    /** By a transfer or a code a call to a sips address may become one for help, which goes any way. */
    @Test
    void helpIsReachedOverAnyTransport() {
        rig.callsSips = true;
        rig.connect(BOTH, BOTH);
        assertThat(rig.dialled.sips()).isTrue();
        SipTarget psap = SipTarget.behind(
                new TrunkUse("default/psap", CallerIdentity.of("1001"), false, List.of(), "", true), "sip:112@192.0.2.1");
        rig.command(new Dial(new LegId("c"), psap, CallerIdentity.of("1001"), "112", rig.a, 69));

        assertThat(rig.dialled.dialled()).isEqualTo("112");
        assertThat(rig.dialled.sips()).isFalse();
    }

    @Test
    void aMovedLegLeavesItsBridge() {
        rig.connect(BOTH, BOTH);
        LegId c = new LegId("c");
        rig.command(new Dial(
                c, Rig.TARGET, CallerIdentity.of("1001"), "1003", rig.b, 69));
        rig.events.answered(rig.legs.get(c), Rig.sdp(Codec.PCMU), NOW);
        rig.command(new Bridge(rig.b, c));

        LiveCall call = rig.table.find(rig.call);
        assertThat(call.leg(rig.a).bridged()).isNull();
        assertThat(call.leg(rig.b).bridged()).isSameAs(call.leg(c));
    }

    @Test
    void tonesArePlayedToAnsweredLegsOnly() {
        invited();
        rig.command(new PlayTone(rig.a, Tone.CONFIRMATION));
        assertThat(rig.heard).last().isInstanceOf(CommandFailed.class);

        rig.command(new Answer(rig.a, null), new PlayTone(rig.a, Tone.CONFIRMATION));
        assertThat(rig.media.get(rig.a).done).containsExactly("play CONFIRMATION");
        rig.events.toneEnded(rig.call, rig.a, NOW);
        assertThat(rig.kinds()).endsWith("ToneEnded");
    }

    @Test
    void silenceHangsUpTheSilentDevice() {
        rig.connect(BOTH, BOTH);
        rig.events.mediaTimeout(rig.call, rig.b, NOW);

        assertThat(callee().sent).endsWith("end 408");
        assertThat(rig.heard).last().isInstanceOfSatisfying(HungUp.class, hungUp -> {
            assertThat(hungUp.cause()).isEqualTo(Cause.MEDIA_TIMEOUT);
            assertThat(hungUp.leg()).isEqualTo(rig.b);
        });
    }

    @Test
    void timersEndWithTheCall() {
        invited();
        rig.command(new SetTimer(rig.call, "max", Duration.ofHours(4)),
                new SetTimer(rig.call, "max", Duration.ofHours(3)),
                new SetTimer(rig.call, "ring", Duration.ofSeconds(30)), new ClearTimer(rig.call, "ring"),
                new ClearTimer(rig.call, "unknown"));
        assertThat(rig.timers.active()).isEqualTo(1);

        rig.events.ended(caller(), Cause.CANCELLED, NOW);

        assertThat(rig.timers.active()).isZero();
    }

    @Test
    void aFailedCommandIsHeardAfterTheListAndNotInsteadOfIt() {
        invited();
        rig.portsLeft = 0;
        rig.command(rig.dial(rig.a), new Ring(rig.a, 180, null));

        assertThat(caller().sent).containsExactly("180");
        assertThat(rig.kinds()).endsWith("TimerFired", "CommandFailed");
    }

    @Test
    void anApplicationThatAnswersFailureWithFailureIsStopped() {
        invited();
        rig.portsLeft = 0;
        rig.application = input -> List.of(rig.dial(rig.a));
        rig.command(rig.dial(rig.a));

        assertThat(caller().over).isTrue();
        assertThat(rig.table.size()).isZero();
        rig.journal.delivered(rig.call);
    }

    @Test
    void anAnswerThatRefusesTheStreamIsNoAnswer() {
        invited();
        rig.command(rig.dial(rig.a));
        SessionDescription refused = BOTH.withAudio(new AudioStream(
                MediaAddress.of("192.0.2.7", 0), MediaDirection.SENDRECV, BOTH.audio().formats(), 0, 0));
        rig.events.answered(callee(), refused, NOW);

        assertThat(callee().sent).endsWith("end 488");
        assertThat(rig.heard).last().isInstanceOf(LegRejected.class);
        assertThat(rig.heard).noneMatch(LegAnswered.class::isInstance);
    }
}
