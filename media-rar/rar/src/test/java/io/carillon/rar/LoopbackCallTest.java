package io.carillon.rar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.contract.Codec;
import io.carillon.contract.HungUp;
import io.carillon.contract.LegAnswered;
import io.carillon.contract.LegReleased;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.OfferSettled;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What two phones can do to each other. */
class LoopbackCallTest extends Loopback {
    @Test
    void twoPhonesTalkAndTheCallerHangsUp() throws Exception {
        Talk talk = connect();
        assertBothHear(talk);

        ann.inDialog(talk.ann(), "BYE", "");
        ann.awaitStatus(200);
        String bye = bob.awaitRequest("BYE");
        bob.respond(bye, 200, "b1", "");

        await().untilAsserted(() -> assertThat(application.heard(LegReleased.class)).hasSize(1));
        assertThat(application.heard(LegAnswered.class).get(0).codec()).isEqualTo(Codec.PCMU);
        assertThat(application.heard(HungUp.class)).singleElement().satisfies(ending -> {
            assertThat(ending.cause().sip()).isEqualTo(200);
            assertThat(ending.media().packetsReceived()).isPositive();
            assertThat(ending.media().codec()).isEqualTo(Codec.PCMU);
        });
    }

    @Test
    void theCalleeHangsUp() throws Exception {
        Talk talk = connect();

        bob.inDialog(talk.bob(), "BYE", "");
        bob.awaitStatus(200);
        ann.respond(ann.awaitRequest("BYE"), 200, "", "");

        await().untilAsserted(() -> assertThat(application.heard(LegReleased.class)).hasSize(1));
    }

    @Test
    void aNumberThatNobodyHasIs404() throws Exception {
        TestPhone.Dialog out = ann.invite("1999", ann.sdp("sendrecv"));
        ann.ackFailure(out, ann.awaitStatus(404));
    }

    @Test
    void aBusyCalleeIsBusyForTheCaller() throws Exception {
        TestPhone.Dialog out = ann.invite("1002", ann.sdp("sendrecv"));
        String invite = bob.awaitRequest("INVITE");
        bob.respond(invite, 486, "b1", "");
        bob.awaitRequest("ACK");
        ann.ackFailure(out, ann.awaitStatus(486));
    }

    @Test
    void aCallerWhoGivesUpStopsTheRinging() throws Exception {
        TestPhone.Dialog out = ann.invite("1002", ann.sdp("sendrecv"));
        String invite = bob.awaitRequest("INVITE");
        bob.respond(invite, 180, "b1", "");
        ann.awaitStatus(180);
        ann.cancel(out);
        ann.ackFailure(out, ann.awaitStatus(487));
        String cancel = bob.awaitRequest("CANCEL");
        bob.respond(cancel, 200, "b1", "");
        bob.respond(invite, 487, "b1", "");
        bob.awaitRequest("ACK");
    }

    @Test
    void aBodyThatIsNoSdpIsRefusedWithoutAskingTheApplication() throws Exception {
        TestPhone.Dialog out = ann.invite("1002", "this is no sdp\r\n");
        String refused = ann.awaitFinal();
        assertThat(refused).matches("(?s)SIP/2.0 4(00|88) .*");
        ann.ackFailure(out, refused);
        assertThat(application.heard).isEmpty();
    }

    @Test
    void holdIsPassedToTheOtherPhoneAndBack() throws Exception {
        Talk talk = connect();

        ann.inDialog(talk.ann(), "INVITE", ann.sdp("sendonly"));
        String reinvite = bob.awaitRequest("INVITE");
        assertThat(reinvite).contains("a=sendonly");
        bob.respond(reinvite, 200, "b1", bob.sdp("recvonly"));
        bob.awaitRequest("ACK");
        String ok = ann.awaitStatus(200);
        assertThat(ok).contains("a=recvonly");
        ann.ack(talk.ann(), ok, "");
        await().untilAsserted(() -> assertThat(application.heard(OfferSettled.class)).singleElement()
                .satisfies(settled -> assertThat(settled.direction()).isEqualTo(MediaDirection.SENDONLY)));

        ann.inDialog(talk.ann(), "INVITE", ann.sdp("sendrecv"));
        reinvite = bob.awaitRequest("INVITE");
        bob.respond(reinvite, 200, "b1", bob.sdp("sendrecv"));
        bob.awaitRequest("ACK");
        ann.ack(talk.ann(), ann.awaitStatus(200), "");
        assertBothHear(talk);

        hangUp(talk);
    }

    @Test
    void aRefusedChangeOfSessionIsRefusedForTheAskerAndTheCallGoesOn() throws Exception {
        Talk talk = connect();

        ann.inDialog(talk.ann(), "INVITE", ann.sdp("sendonly"));
        String reinvite = bob.awaitRequest("INVITE");
        bob.respond(reinvite, 488, "b1", "");
        bob.awaitRequest("ACK");
        String refused = ann.awaitFinal();
        assertThat(refused).startsWith("SIP/2.0 488");
        talk.ann().requestUri = talk.ann().target;
        ann.ackFailure(talk.ann(), refused);
        assertBothHear(talk);

        hangUp(talk);
    }

    @Test
    void anotherCodecOfTheCalleeBecomesTheCallersToo() throws Exception {
        bob.codecs = "8";
        Talk talk = connect();
        assertThat(application.heard(LegAnswered.class).get(0).codec()).isEqualTo(Codec.PCMA);
        ann.talk(talk.ann(), 8, 5, 1);
        await().pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
            ann.talk(talk.ann(), 8, 5, 1);
            assertThat(bob.lastSample()).isEqualTo(5);
            assertThat(bob.lastPayloadType).hasValue(8);
        });
        hangUp(talk);
    }

    @Test
    void aDelayedOfferIsAnsweredInTheAck() throws Exception {
        TestPhone.Dialog out = ann.invite("1002", "");
        String invite = bob.awaitRequest("INVITE");
        assertThat(invite).contains("m=audio ");
        bob.respond(invite, 200, "b1", bob.sdp("sendrecv"));
        bob.awaitRequest("ACK");
        String ok = ann.awaitStatus(200);
        assertThat(ok).contains("m=audio ");
        ann.ack(out, ok, ann.sdp("sendrecv"));
        Talk talk = new Talk(out, bob.dialogOf(invite, "b1"));
        assertBothHear(talk);
        hangUp(talk);
    }

    @Test
    void earlyMediaIsHeardBeforeTheAnswer() throws Exception {
        TestPhone.Dialog out = ann.invite("1002", ann.sdp("sendrecv"));
        String invite = bob.awaitRequest("INVITE");
        bob.respond(invite, 183, "b1", bob.sdp("sendrecv"));
        String progress = ann.awaitStatus(183);
        assertThat(progress).contains("m=audio ");
        TestPhone.Dialog early = bob.dialogOf(invite, "b1");
        await().pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
            bob.talk(early, 0, 9, 1);
            assertThat(ann.lastSample()).isEqualTo(9);
        });
        bob.respond(invite, 200, "b1", bob.sdp("sendrecv"));
        bob.awaitRequest("ACK");
        ann.ack(out, ann.awaitStatus(200), "");
        Talk talk = new Talk(out, early);
        assertBothHear(talk);
        hangUp(talk);
    }
}
