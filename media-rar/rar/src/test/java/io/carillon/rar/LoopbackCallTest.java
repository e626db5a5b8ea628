package io.carillon.rar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.contract.Aor;
import io.carillon.contract.Cause;
import io.carillon.contract.Codec;
import io.carillon.contract.Credential;
import io.carillon.contract.HungUp;
import io.carillon.contract.LegAnswered;
import io.carillon.contract.LegReleased;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.OfferSettled;
import io.carillon.contract.RegisterReply;
import io.carillon.contract.SwitchConnection;
import io.carillon.contract.SwitchListener;
import io.carillon.contract.Tenant;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real signalling and real media over loopback between two phones, with everything but the application server. */
@Timeout(60)
class LoopbackCallTest {
    private static final String REALM = "carillon";

    @TempDir
    private Path data;

    private final ScriptedApplication application = new ScriptedApplication();
    private Switchboard board;
    private SwitchConnection.Attachment attachment;
    private FakeEndpoints endpoints;
    private TestPhone ann;
    private TestPhone bob;

    /** A message-driven bean container that only passes on. */
    static class FakeEndpoints implements MessageEndpointFactory {
        private final SwitchListener listener;

        FakeEndpoints(SwitchListener listener) {
            this.listener = listener;
        }

        @Override
        public MessageEndpoint createEndpoint(XAResource xa) {
            return (MessageEndpoint) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {MessageEndpoint.class, SwitchListener.class},
                    (proxy, method, args) -> method.getDeclaringClass() == SwitchListener.class
                            ? method.invoke(listener, args) : null);
        }

        @Override
        public MessageEndpoint createEndpoint(XAResource xa, long timeout) {
            return createEndpoint(xa);
        }

        @Override
        public boolean isDeliveryTransacted(Method method) {
            return false;
        }

        @Override
        public String getActivationName() {
            return "test";
        }

        @Override
        public Class<?> getEndpointClass() {
            return SwitchListener.class;
        }
    }

    @BeforeEach
    void start() throws Exception {
        board = startBoard();
        endpoints = new FakeEndpoints(application);
        board.door().activate(endpoints);
        attachment = board.attach(application);
        int port = board.statistics().listening().get(0).port();
        ann = new TestPhone("1001", REALM, port);
        bob = new TestPhone("1002", REALM, port);
        for (TestPhone phone : new TestPhone[] {ann, bob}) {
            board.credentials().put(new Credential(
                    new Aor(Tenant.DEFAULT, phone.user), phone.user, REALM, phone.ha1(), "0".repeat(64)));
            assertThat(phone.register()).startsWith("SIP/2.0 200");
        }
    }

    private Switchboard startBoard() throws Exception {
        Map<String, String> settings = Map.of(
                "carillon.sip.bind-address", "127.0.0.1",
                "carillon.sip.port", "0",
                "carillon.sip.advertised-address", "127.0.0.1",
                "carillon.rtp.port-min", "31000",
                "carillon.rtp.port-max", "31039",
                "carillon.lanes.threads", "3",
                "carillon.data-dir", data.toString());
        Switchboard starting = new Switchboard(RarSettings.read(settings::get));
        starting.start(lanes -> new Thread(lanes::work).start());
        return starting;
    }

    @AfterEach
    void nothingIsLeft() {
        try {
            await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(board.statistics().gauges())
                    .containsEntry("calls.active", 0L)
                    .containsEntry("legs.active", 0L)
                    .containsEntry("rtp.ports.used", 0L)
                    .containsEntry("timers.active", 0L)
                    .containsEntry("lanes.active", 0L)
                    .containsEntry("lanes.queued", 0L)
                    .containsEntry("journal.waiting", 0L));
        } finally {
            ann.close();
            bob.close();
            board.stop();
        }
    }

    /** Both ends of a call that is up. */
    private record Talk(TestPhone.Dialog ann, TestPhone.Dialog bob) {}

    private Talk connect() throws Exception {
        TestPhone.Dialog out = ann.invite("1002", ann.sdp("sendrecv"));
        String invite = bob.awaitRequest("INVITE");
        bob.respond(invite, 180, "b1", "");
        ann.awaitStatus(180);
        bob.respond(invite, 200, "b1", bob.sdp("sendrecv"));
        bob.awaitRequest("ACK");
        String ok = ann.awaitStatus(200);
        ann.ack(out, ok, "");
        return new Talk(out, bob.dialogOf(invite, "b1"));
    }

    private void assertBothHear(Talk talk) {
        await().atMost(Duration.ofSeconds(5)).pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
            ann.talk(talk.ann(), 0, 17, 1);
            bob.talk(talk.bob(), 0, 34, 1);
            assertThat(ann.lastSample()).isEqualTo(34);
            assertThat(bob.lastSample()).isEqualTo(17);
        });
    }

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

    private void hangUp(Talk talk) throws Exception {
        ann.inDialog(talk.ann(), "BYE", "");
        ann.awaitStatus(200);
        bob.respond(bob.awaitRequest("BYE"), 200, "b1", "");
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
