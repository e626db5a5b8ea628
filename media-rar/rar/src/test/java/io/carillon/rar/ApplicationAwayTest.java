package io.carillon.rar;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallInput;
import io.carillon.contract.Cause;
import io.carillon.contract.Codec;
import io.carillon.contract.HungUp;
import io.carillon.contract.InviteArrived;
import io.carillon.contract.LegReleased;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.OfferSettled;
import io.carillon.sip.Transfer;
import io.carillon.sip.sdp.SdpBody;
import io.carillon.sip.sdp.SessionDescription;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationAwayTest {
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
    void stop() {
        rig.timers.close();
    }

    private void leave() {
        rig.door.attached().close();
    }

    private void comeBack() {
        rig.door.attach(rig);
        rig.journal.calls().forEach(rig.events::deliverWaiting);
    }

    @Test
    void hangingUpOneLegEndsTheOtherAndBothEndingsWait() {
        rig.connect(BOTH, BOTH);
        leave();
        rig.events.ended(rig.legs.get(rig.a), Cause.NORMAL_CLEARING, NOW);
        rig.legs.get(rig.a).over = true;

        assertThat(rig.legs.get(rig.b).sent).endsWith("end 200");
        assertThat(rig.isEmpty()).isTrue();
        assertThat(rig.heard).isEmpty();

        comeBack();
        assertThat(rig.kinds()).containsExactly("HungUp", "LegReleased");
        assertThat(rig.journal.isEmpty()).isTrue();
        assertThat(rig.table.size()).isZero();
    }

    @Test
    void aTransferIsRefusedAtOnce() {
        rig.connect(BOTH, BOTH);
        leave();
        rig.events.transferAsked(rig.legs.get(rig.a), new Transfer("1003", null, false), NOW);
        assertThat(rig.legs.get(rig.a).sent).endsWith("transfer 503");
        comeBack();
        assertThat(rig.heard).isEmpty();
    }

    @Test
    void aChangeOfSessionIsPassedOnAndHeardOfAsSettled() {
        rig.connect(BOTH, BOTH);
        leave();
        rig.events.offered(rig.legs.get(rig.a), new SdpBody.Good(Rig.sdp(MediaDirection.SENDONLY, Codec.PCMU)), NOW);
        assertThat(rig.legs.get(rig.b).sent).endsWith("re-INVITE");
        rig.events.offerAnswered(rig.legs.get(rig.b), Rig.sdp(MediaDirection.RECVONLY, Codec.PCMU));
        assertThat(rig.legs.get(rig.a).sent).endsWith("200 re-INVITE");

        comeBack();
        assertThat(rig.heard).singleElement().isInstanceOfSatisfying(
                OfferSettled.class, settled -> assertThat(settled.direction()).isEqualTo(MediaDirection.SENDONLY));
    }

    @Test
    void aCallerWhoGivesUpStopsTheRinging() {
        rig.invite(new SdpBody.Good(BOTH));
        rig.command(rig.dial(rig.a));
        leave();
        rig.events.ended(rig.legs.get(rig.a), Cause.CANCELLED, NOW);

        assertThat(rig.legs.get(rig.b).over).isTrue();
        assertThat(rig.table.legs()).isZero();
    }

    @Test
    void aCalleeWhoAnswersWaitsForTheApplication() {
        rig.invite(new SdpBody.Good(BOTH));
        rig.command(rig.dial(rig.a));
        leave();
        rig.events.answered(rig.legs.get(rig.b), BOTH, NOW);
        assertThat(rig.legs.get(rig.a).over).isFalse();
        assertThat(rig.legs.get(rig.b).over).isFalse();

        comeBack();
        assertThat(rig.kinds()).endsWith("LegAnswered");
        assertThat(rig.table.legs()).isEqualTo(2);
    }

    @Test
    void aFailingApplicationGetsTheInputAgainAndInOrder() {
        rig.connect(BOTH, BOTH);
        boolean[] failing = {true};
        rig.application = input -> {
            if (failing[0]) {
                throw new IllegalStateException("planted");
            }
            return List.of();
        };
        rig.events.toneEnded(rig.call, rig.a, NOW);
        rig.events.toneEnded(rig.call, rig.b, NOW);
        rig.events.ended(rig.legs.get(rig.a), Cause.NORMAL_CLEARING, NOW);
        assertThat(rig.retries).containsExactly(rig.call);
        assertThat(rig.heard).hasSize(1);

        failing[0] = false;
        rig.heard.clear();
        rig.events.deliverWaiting(rig.call);

        assertThat(rig.kinds()).containsExactly("ToneEnded", "ToneEnded", "HungUp");
        assertThat(rig.journal.isEmpty()).isTrue();
    }

    @Test
    void anInputThatTheApplicationNeverStandsEndsTheCallAndNothingElse() {
        rig.connect(BOTH, BOTH);
        rig.application = input -> {
            if (input instanceof io.carillon.contract.ToneEnded) {
                throw new IllegalStateException("planted");
            }
            return List.of();
        };
        rig.events.toneEnded(rig.call, rig.a, NOW);
        for (int i = 0; i < 4; i++) {
            rig.events.deliverWaiting(rig.call);
        }

        assertThat(rig.legs.get(rig.a).sent).endsWith("end 500");
        assertThat(rig.heard.stream().filter(HungUp.class::isInstance)).hasSize(2);
        assertThat(rig.isEmpty()).isTrue();
        assertThat(rig.journal.isEmpty()).isTrue();
    }

    /** Has the name that says it all. */
    private static final class EngineUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void anApplicationThatIsBeingStoppedIsWaitedForHoweverLongItTakes() {
        rig.connect(BOTH, BOTH);
        rig.application = input -> {
            throw new IllegalStateException(new EngineUnavailable());
        };
        rig.events.toneEnded(rig.call, rig.a, NOW);
        for (int i = 0; i < 50; i++) {
            rig.events.deliverWaiting(rig.call);
        }
        assertThat(rig.table.legs()).isEqualTo(2);

        rig.heard.clear();
        rig.application = input -> List.of();
        comeBack();
        assertThat(rig.kinds()).containsExactly("ToneEnded");
    }

    @Test
    void aNewCallThatFindsNoEndpointIs503AndForgotten() {
        rig.door.deactivate(rig.activation);
        rig.invite(new SdpBody.Good(BOTH));

        assertThat(rig.legs.get(rig.a).sent).containsExactly("end 503");
        assertThat(rig.heard).isEmpty();
        assertThat(rig.isEmpty()).isTrue();
    }

    @Test
    void aNewCallThatTheApplicationFailsOnIs500AndItsEndIsTold() {
        rig.application = input -> {
            if (input instanceof InviteArrived) {
                throw new IllegalStateException("planted");
            }
            return List.of();
        };
        rig.invite(new SdpBody.Good(BOTH));

        assertThat(rig.legs.get(rig.a).sent).containsExactly("end 500");
        assertThat(rig.heard.stream().map(CallInput::getClass)).endsWith(LegReleased.class);
        assertThat(rig.isEmpty()).isTrue();
    }
}
