package io.carillon.sip.transaction;

import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MessageReader;
import io.carillon.sip.message.OutboundRequest;
import io.carillon.sip.message.ParsedMessage;
import io.carillon.sip.message.RequestBuilder;
import io.carillon.sip.message.ResponseBuilder;
import io.carillon.sip.message.SipLimits;
import io.carillon.sip.message.SipMessage;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transport.Flow;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The transaction layer without sockets: what it sends is caught, what it is to receive is put in. Timers are real
 * but small.
 */
final class Rig implements AutoCloseable, TransactionUser {
    static final SipTimers FAST =
            new SipTimers(Duration.ofMillis(20), Duration.ofMillis(80), Duration.ofMillis(100), Duration.ofSeconds(2),
                    Duration.ofMillis(300));

    final Wire wire = new Wire(new SipPeer(SipTransport.UDP, "192.0.2.10", 5062));
    final TransactionCore core;
    final TransactionDispatch dispatch;
    final List<ServerTransaction> requests = new CopyOnWriteArrayList<>();
    final List<SipRequest> acks = new CopyOnWriteArrayList<>();
    final List<ServerTransaction> cancelled = new CopyOnWriteArrayList<>();
    final List<ServerTransaction> acksMissing = new CopyOnWriteArrayList<>();
    final List<SipResponse> stray = new CopyOnWriteArrayList<>();
    final List<String> failures = new CopyOnWriteArrayList<>();
    Consumer<ServerTransaction> onRequest = transaction -> {};

    Rig() {
        this(FAST, 1_000);
    }

    Rig(SipTimers timers, int limit) {
        core = new TransactionCore(timers, new TransactionClock(Duration.ofMillis(2)), this,
                new StatelessReply("test"));
        dispatch = new TransactionDispatch(core, limit, 7);
    }

    /** The other end of the line. */
    static final class Wire implements Flow {
        final SipPeer remote;
        final List<SipMessage> sent = new CopyOnWriteArrayList<>();
        Consumer<SipMessage> onSend = message -> {};
        String broken;

        Wire(SipPeer remote) {
            this.remote = remote;
        }

        @Override
        public SipPeer remote() {
            return remote;
        }

        @Override
        public SipPeer local() {
            return new SipPeer(remote.transport(), "192.0.2.1", 5060);
        }

        @Override
        public boolean isOpen() {
            return broken == null;
        }

        @Override
        public void send(SipMessage message, Consumer<String> onFailure) {
            if (broken != null) {
                onFailure.accept(broken);
                return;
            }
            sent.add(message);
            onSend.accept(message);
        }

        @Override
        public Flow forReply(SipRequest request) {
            return this;
        }

        long count(int status) {
            return sent.stream().filter(m -> m instanceof SipResponse r && r.status() == status).count();
        }

        long count(String method) {
            return sent.stream().filter(m -> m instanceof SipRequest r && r.is(method)).count();
        }

        SipRequest request(String method) {
            return (SipRequest) sent.stream().filter(m -> m instanceof SipRequest r && r.is(method)).findFirst()
                    .orElseThrow();
        }
    }

    /** What a client transaction told its owner. */
    static final class Heard implements ClientListener {
        final List<SipResponse> responses = new CopyOnWriteArrayList<>();
        final List<String> ends = new CopyOnWriteArrayList<>();

        @Override
        public void onResponse(ClientTransaction transaction, SipResponse response) {
            responses.add(response);
        }

        @Override
        public void onTimeout(ClientTransaction transaction) {
            ends.add("timeout");
        }

        @Override
        public void onTransportFailure(ClientTransaction transaction, String reason) {
            ends.add(reason);
        }
    }

    // -- what the other end does

    void receive(String method, String branch) {
        receive(method, branch, "");
    }

    void receive(String method, String branch, String toParams) {
        dispatch.onRequest(request(method, branch, toParams, "call-" + branch), wire);
    }

    static SipRequest request(String method, String branch, String toParams, String callId) {
        String text = method
                + " sip:1002@carillon.example SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.10:5062;branch=z9hG4bK" + branch
                + ";rport\r\nMax-Forwards: 70\r\nFrom: <sip:1001@carillon.example>;tag=f1\r\n"
                + "To: <sip:1002@carillon.example>"
                + toParams + "\r\nCall-ID: " + callId + "\r\nCSeq: 1 " + method + "\r\nContent-Length: 0\r\n\r\n";
        return (SipRequest) parse(text.getBytes());
    }

    static SipMessage parse(byte[] bytes) {
        ParsedMessage parsed = new MessageReader(SipLimits.DEFAULT).read(bytes.clone());
        if (parsed instanceof ParsedMessage.Bad bad) {
            throw new AssertionError(bad.reason());
        }
        return ((ParsedMessage.Good) parsed).message();
    }

    /** The other end answers a request that we sent. */
    void answer(SipRequest request, int status) {
        dispatch.onResponse(response(request, status), wire);
    }

    static SipResponse response(SipRequest sent, int status) {
        SipRequest received = (SipRequest) parse(sent.bytes());
        return (SipResponse) parse(ResponseBuilder.response(received, status, "x", "t" + status).build().bytes());
    }

    // -- what we do

    static SipResponse response(ServerTransaction transaction, int status) {
        return ResponseBuilder.response(transaction.request(), status, "x", "ours").build();
    }

    InviteClient invite(Heard heard) {
        return invite(heard, "z9hG4bKclient");
    }

    InviteClient invite(Heard heard, String branch) {
        InviteClient client = new InviteClient(core, branch, attempt("INVITE", branch, wire), wire.remote, heard);
        client.start();
        return client;
    }

    OtherClient other(Heard heard) {
        OtherClient client =
                new OtherClient(core, "z9hG4bKother", attempt("OPTIONS", "z9hG4bKother", wire), wire.remote, heard);
        client.start();
        return client;
    }

    static ClientMachine.Attempt attempt(String method, String branch, Flow flow) {
        OutboundRequest request = RequestBuilder.request(method, "sip:1002@192.0.2.10:5062")
                .header(HeaderName.ROUTE, "<sip:proxy.example;lr>")
                .header(HeaderName.FROM, "<sip:1001@carillon.example>;tag=f9")
                .header(HeaderName.TO, "<sip:1002@carillon.example>")
                .header(HeaderName.CALL_ID, "ours")
                .cseq(5)
                .header(HeaderName.MAX_FORWARDS, 70)
                .build();
        return new ClientMachine.Attempt(request.withVia("SIP/2.0/UDP 192.0.2.1:5060;branch=" + branch), flow);
    }

    // -- the layer above

    @Override
    public void onRequest(ServerTransaction transaction, SipRequest request) {
        requests.add(transaction);
        onRequest.accept(transaction);
    }

    @Override
    public void onAck(SipRequest ack, Flow flow) {
        acks.add(ack);
    }

    @Override
    public void onCancel(ServerTransaction invite, SipRequest cancel) {
        cancelled.add(invite);
    }

    @Override
    public void onAckMissing(ServerTransaction invite) {
        acksMissing.add(invite);
    }

    @Override
    public void onTransportFailure(ServerTransaction transaction, String reason) {
        failures.add(reason);
    }

    @Override
    public void onStrayResponse(SipResponse response, Flow flow) {
        stray.add(response);
    }

    @Override
    public void close() {
        core.clock.close();
    }
}
