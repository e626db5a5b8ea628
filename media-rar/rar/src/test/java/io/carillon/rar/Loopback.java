package io.carillon.rar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.contract.Aor;
import io.carillon.contract.Credential;
import io.carillon.contract.SwitchConnection;
import io.carillon.contract.SwitchListener;
import io.carillon.contract.Tenant;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real signalling and real media over loopback between two phones, with everything but the application server. */
@Timeout(60)
abstract class Loopback {
    static final String REALM = "carillon";

    @TempDir
    private Path data;

    final ScriptedApplication application = new ScriptedApplication();
    Switchboard board;
    SwitchConnection.Attachment attachment;
    FakeEndpoints endpoints;
    TestPhone ann;
    TestPhone bob;

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

    Switchboard startBoard() throws Exception {
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
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(board.statistics().gauges())
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
    record Talk(TestPhone.Dialog ann, TestPhone.Dialog bob) {}

    Talk connect() throws Exception {
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

    void assertBothHear(Talk talk) {
        await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
            ann.talk(talk.ann(), 0, 17, 1);
            bob.talk(talk.bob(), 0, 34, 1);
            assertThat(ann.lastSample()).isEqualTo(34);
            assertThat(bob.lastSample()).isEqualTo(17);
        });
    }

    void hangUp(Talk talk) throws Exception {
        ann.inDialog(talk.ann(), "BYE", "");
        ann.awaitStatus(200);
        bob.respond(bob.awaitRequest("BYE"), 200, "b1", "");
    }
}
