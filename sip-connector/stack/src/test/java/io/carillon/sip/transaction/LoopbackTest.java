package io.carillon.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.OutboundRequest;
import io.carillon.sip.message.RequestBuilder;
import io.carillon.sip.message.ResponseBuilder;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transaction.SipTransactions.TransactionSettings;
import io.carillon.sip.transport.Admission;
import io.carillon.sip.transport.Flow;
import io.carillon.sip.transport.SocketSettings;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two endpoints talk over real sockets. */
class LoopbackTest {
    private final Answering answering = new Answering();
    private final SipTransactions server = open(answering);
    private final SipTransactions client = open(new Answering());
    private final Rig.Heard heard = new Rig.Heard();

    private static final class Answering implements TransactionUser {
        final List<Flow> flows = new CopyOnWriteArrayList<>();
        final List<SipRequest> requests = new CopyOnWriteArrayList<>();
        final List<SipRequest> acks = new CopyOnWriteArrayList<>();
        volatile SipTransactions opened;

        @Override
        public void onOpen(SipTransactions transactions) {
            opened = transactions;
        }

        @Override
        public void onRequest(ServerTransaction transaction, SipRequest request) {
            flows.add(transaction.flow());
            requests.add(request);
            if (request.is("INVITE")) {
                transaction.respond(ResponseBuilder.response(request, 100).build());
                transaction.respond(ResponseBuilder.response(request, 180, "Ringing", "t").build());
            }
            transaction.respond(ResponseBuilder.response(request, 200, "OK", "t").build());
        }

        @Override
        public void onAck(SipRequest ack, Flow flow) {
            acks.add(ack);
        }

        @Override
        public void onCancel(ServerTransaction invite, SipRequest cancel) {}
    }

    private static SipTransactions open(TransactionUser user) {
        SocketSettings sockets = SocketSettings.on(InetAddress.getLoopbackAddress(), 0);
        return SipTransactions.open(new TransactionSettings(sockets, Rig.FAST, 100, 5, "test"), Admission.OPEN, user);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private SipPeer serverPeer(SipTransport transport) {
        return new SipPeer(transport, "127.0.0.1", server.sockets().listening().get(0).port());
    }

    private static OutboundRequest request(String method, String subject) {
        return RequestBuilder.request(method, "sip:1002@127.0.0.1")
                .header(HeaderName.FROM, "<sip:1001@x>;tag=1")
                .header(HeaderName.TO, "<sip:1002@x>")
                .header(HeaderName.CALL_ID, "c-" + method + subject.hashCode())
                .cseq(1)
                .header(HeaderName.MAX_FORWARDS, 70)
                .header(HeaderName.SUBJECT, subject)
                .build();
    }

    @Test
    void anInviteAndItsAckOverUdpAndTcp() {
        for (SipTransport transport : List.of(SipTransport.UDP, SipTransport.TCP)) {
            Rig.Heard each = new Rig.Heard();
            SipPeer peer = serverPeer(transport);
            ClientTransaction transaction = client.send(request("INVITE", transport.name()), peer, each);
            await().until(() -> each.responses.stream().anyMatch(SipResponse::isSuccess));
            assertThat(each.responses).extracting(SipResponse::status).containsExactly(100, 180, 200);
            assertThat(transaction.destination()).isEqualTo(peer);
            client.sendAck(request("ACK", "x"), peer);
        }
        await().until(() -> answering.acks.size() == 2);
        await().untilAsserted(() -> assertThat(server.gauges()).containsEntry("sip.transactions.server", 0L));
        await().untilAsserted(() -> assertThat(client.gauges()).containsEntry("sip.transactions.client", 0L));
        assertThat(server.counters()).containsEntry("sip.responses.2xx", 2L).containsEntry("sip.responses.1xx", 4L);
    }

    @Test
    void theUserKnowsTheLayerBeforeTheFirstMessage() {
        assertThat(answering.opened).isSameAs(server);
    }

    @Test
    void aLargeRequestGoesOverTcp() {
        client.send(request("OPTIONS", "x".repeat(1_400)), serverPeer(SipTransport.UDP), heard);
        await().until(() -> heard.responses.size() == 1);
        assertThat(answering.flows.get(0).remote().transport()).isEqualTo(SipTransport.TCP);
        assertThat(answering.requests.get(0).topVia().transport()).isEqualTo("TCP");
    }

    @Test
    void aLargeRequestStaysOnUdpWhenTcpIsRefused() throws IOException {
        try (DatagramSocket phone = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            phone.setSoTimeout(3_000);
            SipPeer peer = new SipPeer(SipTransport.UDP, "127.0.0.1", phone.getLocalPort());
            client.send(request("OPTIONS", "x".repeat(1_400)), peer, heard);
            DatagramPacket packet = new DatagramPacket(new byte[9_000], 9_000);
            phone.receive(packet);
            String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII);
            assertThat(text).contains("Via: SIP/2.0/UDP 127.0.0.1:");
            assertThat(heard.ends).isEmpty();
        }
    }

    @Test
    void aConnectionThatIsRefusedIsATransportFailure() throws IOException {
        int closed;
        try (DatagramSocket port = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            closed = port.getLocalPort();
        }
        client.send(request("INVITE", "x"), new SipPeer(SipTransport.TCP, "127.0.0.1", closed), heard);
        await().until(() -> heard.ends.size() == 1);
        assertThat(heard.ends.get(0)).contains("cannot connect");
    }

    @Test
    void afterCloseNothingThrows() {
        client.close();
        client.send(request("OPTIONS", "x"), serverPeer(SipTransport.UDP), heard);
        assertThat(client.schedule(java.time.Duration.ofMillis(1), () -> {}).cancel()).isFalse();
    }

    @Test
    void tokensAreTokensAndDiffer() {
        assertThat(client.newToken()).hasSize(16).matches("[a-z2-7]+").isNotEqualTo(client.newToken());
    }
}
