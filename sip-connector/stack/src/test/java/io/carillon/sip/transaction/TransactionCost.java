package io.carillon.sip.transaction;

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
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a call costs in this layer: INVITE, 100, 180, 200, ACK, BYE, 200 between two endpoints of one process over UDP
 * on the loopback. Not a test; run its main. CPU is that of the whole process, both sides, so halve it for one side;
 * a third of it or more is the kernel's.
 */
public final class TransactionCost {
    private static final int CALLS = 30_000;
    private static final int AT_ONCE = 50;
    private static final AtomicLong LOST = new AtomicLong();

    private TransactionCost() {}

    public static void main(String[] arguments) throws InterruptedException {
        SocketSettings sockets = SocketSettings.on(InetAddress.getLoopbackAddress(), 0);
        SipTimers timers =
                new SipTimers(Duration.ofMillis(500), Duration.ofSeconds(4), Duration.ofSeconds(5),
                        Duration.ofSeconds(2), Duration.ofSeconds(4));
        TransactionSettings settings = new TransactionSettings(sockets, timers, 1_000_000, 5, "cost");
        try (SipTransactions server = SipTransactions.open(settings, Admission.OPEN, new Phone());
                SipTransactions client = SipTransactions.open(settings, Admission.OPEN, new Phone())) {
            SipPeer peer = new SipPeer(SipTransport.UDP, "127.0.0.1", server.sockets().listening().get(0).port());
            for (int pass = 0; pass < 4; pass++) {
                run(client, peer, pass);
            }
            System.gc();
            if (arguments.length > 0) {
                Thread.currentThread().join(20_000);
            }
            Runtime runtime = Runtime.getRuntime();
            long used = runtime.totalMemory() - runtime.freeMemory();
            long kept = server.gauges().get("sip.transactions.server") + client.gauges().get("sip.transactions.client");
            System.out.println(kept + " finished transactions kept, heap " + (used >> 20) + " MB, "
                    + used / Math.max(1, kept) + " bytes each; client " + client.counters()
                            .get("sip.retransmissions.sent"));
        }
    }

    private static void run(SipTransactions client, SipPeer peer, int pass) throws InterruptedException {
        var os = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Semaphore free = new Semaphore(AT_ONCE);
        AtomicLong done = new AtomicLong();
        long cpu = os.getProcessCpuTime();
        long start = System.nanoTime();
        for (int i = 0; i < CALLS; i++) {
            free.acquire();
            call(client, peer, pass + "-" + i, () -> {
                done.incrementAndGet();
                free.release();
            });
        }
        free.tryAcquire(AT_ONCE, 10, TimeUnit.SECONDS);
        double seconds = (System.nanoTime() - start) / 1e9;
        double micros = (os.getProcessCpuTime() - cpu) / 1e3 / CALLS;
        System.out.println(done.get() + " calls, " + LOST.get() + " lost, " + Math.round(CALLS / seconds)
                + " calls/s, " + Math.round(micros)
                + " us CPU per call, both sides");
    }

    private static void call(SipTransactions client, SipPeer peer, String callId, Runnable ended) {
        client.send(request("INVITE", callId, 1), peer, new Quiet(ended) {
            @Override
            public void onResponse(ClientTransaction transaction, SipResponse response) {
                if (response.status() >= 300) {
                    onTimeout(transaction);
                } else if (response.isSuccess()) {
                    client.sendAck(request("ACK", callId, 1), peer);
                    client.send(request("BYE", callId, 2), peer, new Quiet(ended) {
                        @Override
                        public void onResponse(ClientTransaction bye, SipResponse answer) {
                            ended.run();
                        }
                    });
                }
            }
        });
    }

    private static OutboundRequest request(String method, String callId, int cseq) {
        return RequestBuilder.request(method, "sip:1002@127.0.0.1")
                .header(HeaderName.MAX_FORWARDS, 70)
                .header(HeaderName.FROM, "\"Alice\" <sip:1001@carillon.example>;tag=abcdef")
                .header(HeaderName.TO, method.equals("INVITE") ? "<sip:1002@carillon.example>"
                        : "<sip:1002@carillon.example>;tag=t")
                .header(HeaderName.CALL_ID, callId)
                .cseq(cseq)
                .header(HeaderName.CONTACT, "<sip:1001@127.0.0.1:5060>")
                .header(HeaderName.USER_AGENT, "cost")
                .build();
    }

    /** A call whose 200 got lost ends by timer C: nobody repeats a 200 here. */
    private abstract static class Quiet implements ClientListener {
        private final Runnable ended;

        Quiet(Runnable ended) {
            this.ended = ended;
        }

        @Override
        public void onTimeout(ClientTransaction transaction) {
            LOST.incrementAndGet();
            ended.run();
        }

        @Override
        public void onTransportFailure(ClientTransaction transaction, String reason) {
            LOST.incrementAndGet();
            ended.run();
        }
    }

    /** Answers everything at once. */
    private static final class Phone implements TransactionUser {
        @Override
        public void onRequest(ServerTransaction transaction, SipRequest request) {
            if (request.is("INVITE")) {
                transaction.respond(ResponseBuilder.response(request, 100).build());
                transaction.respond(ResponseBuilder.response(request, 180, "Ringing", "t").build());
            }
            transaction.respond(ResponseBuilder.response(request, 200, "OK", "t").build());
        }

        @Override
        public void onAck(SipRequest ack, Flow flow) {}

        @Override
        public void onCancel(ServerTransaction invite, SipRequest cancel) {}
    }
}
