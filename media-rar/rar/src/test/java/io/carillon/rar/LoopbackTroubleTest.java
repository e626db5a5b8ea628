package io.carillon.rar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.contract.Aor;
import io.carillon.contract.Cause;
import io.carillon.contract.Credential;
import io.carillon.contract.HungUp;
import io.carillon.contract.LegReleased;
import io.carillon.contract.OfferSettled;
import io.carillon.contract.RegisterReply;
import io.carillon.contract.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Calls while something around them is away, slow, used up or stopping. */
class LoopbackTroubleTest extends Loopback {
    @Test
    void aCallThatIsUpOutlivesTheApplicationAndNothingIsLost() throws Exception {
        Talk talk = connect();
        attachment.close();
        board.door().deactivate(endpoints);

        assertThat(ann.register()).startsWith("SIP/2.0 503");
        assertBothHear(talk);
        bob.inDialog(talk.bob(), "INVITE", bob.sdp("sendonly"));
        String reinvite = ann.awaitRequest("INVITE");
        ann.respond(reinvite, 200, "", ann.sdp("recvonly"));
        ann.awaitRequest("ACK");
        bob.ack(talk.bob(), bob.awaitStatus(200), "");
        bob.inDialog(talk.bob(), "BYE", "");
        bob.awaitStatus(200);
        ann.respond(ann.awaitRequest("BYE"), 200, "", "");
        await().untilAsserted(() -> assertThat(board.statistics().gauges())
                .containsEntry("legs.active", 0L).containsEntry("journal.waiting", 3L));
        assertThat(board.liveCalls()).hasSize(1);
        int before = application.heard.size();

        board.door().activate(endpoints);
        board.attach(application);

        await().untilAsserted(() -> assertThat(application.heard.subList(before, application.heard.size()))
                .extracting(input -> input.getClass().getSimpleName())
                .containsExactly("OfferSettled", "HungUp", "LegReleased"));
        assertThat(ann.register()).startsWith("SIP/2.0 200");
    }

    @Test
    void aCallerWhoGivesUpWhileTheApplicationIsAwayStopsTheRinging() throws Exception {
        TestPhone.Dialog out = ann.invite("1002", ann.sdp("sendrecv"));
        String invite = bob.awaitRequest("INVITE");
        bob.respond(invite, 180, "b1", "");
        ann.awaitStatus(180);
        attachment.close();

        ann.cancel(out);
        ann.ackFailure(out, ann.awaitStatus(487));
        bob.respond(bob.awaitRequest("CANCEL"), 200, "b1", "");
        bob.respond(invite, 487, "b1", "");
        bob.awaitRequest("ACK");

        await().untilAsserted(() -> assertThat(board.statistics().gauges()).containsEntry("legs.active", 0L));
        board.attach(application);
    }

    @Test
    void anOrderlyStopHangsUpBothAndTellsTheNextApplication() throws Exception {
        Talk talk = connect();
        attachment.close();
        Switchboard old = board;
        Thread stop = new Thread(old::stop);
        stop.start();
        ann.respond(ann.awaitRequest("BYE"), 200, "", "");
        bob.respond(bob.awaitRequest("BYE"), 200, "b1", "");
        stop.join(10_000);
        assertThat(stop.isAlive()).isFalse();

        board = startBoard();
        assertThat(board.liveCalls()).hasSize(1);
        board.attach(application);
        await().untilAsserted(() -> assertThat(application.heard(HungUp.class)).hasSize(2).allSatisfy(
                ending -> assertThat(ending.cause()).isEqualTo(Switchboard.STOPPED)));
        assertThat(talk.ann()).isNotNull();
    }

    @Test
    void registrationsThatWaitForADatabaseDoNotMakeCallsWait() throws Exception {
        CountDownLatch database = new CountDownLatch(1);
        application.registrar = asked -> {
            database.await();
            return new RegisterReply.Accepted(List.of());
        };
        Thread[] stuck = new Thread[3];
        for (int i = 0; i < stuck.length; i++) {
            TestPhone phone = new TestPhone("2" + i, REALM, board.statistics().listening().get(0).port());
            board.credentials().put(new Credential(
                    new Aor(Tenant.DEFAULT, phone.user), phone.user, REALM, phone.ha1(), "0".repeat(64)));
            stuck[i] = new Thread(() -> {
                try (phone) {
                    phone.register();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            stuck[i].start();
        }

        Talk talk = connect();
        assertBothHear(talk);
        hangUp(talk);
        database.countDown();
        for (Thread thread : stuck) {
            thread.join();
        }
    }

    @Test
    void noPortsLeftIsServiceUnavailable() throws Exception {
        List<Talk> talks = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            talks.add(connect());
        }
        TestPhone.Dialog out = ann.invite("1002", ann.sdp("sendrecv"));
        String refused = ann.awaitFinal();
        assertThat(refused).startsWith("SIP/2.0 503");
        ann.ackFailure(out, refused);
        for (Talk talk : talks) {
            hangUp(talk);
        }
        assertThat(Cause.UNAVAILABLE.sip()).isEqualTo(503);
    }
}
