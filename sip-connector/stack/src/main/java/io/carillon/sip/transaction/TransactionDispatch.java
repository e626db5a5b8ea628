package io.carillon.sip.transaction;

import io.carillon.contract.SipPeer;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transport.Flow;
import io.carillon.sip.transport.SipInput;
import java.security.SecureRandom;

/** Finds the transaction of what came in, or makes one (RFC 3261 sections 17.1.3, 17.2.3, 9.2 and 8.2.2.2). */
final class TransactionDispatch implements SipInput {
    private final TransactionCore core;
    private final int limit;
    private final int retryAfter;
    private final long mergeSeed = new SecureRandom().nextLong();
    private volatile boolean full;

    TransactionDispatch(TransactionCore core, int limit, int retryAfter) {
        this.core = core;
        this.limit = limit;
        this.retryAfter = retryAfter;
    }

    @Override
    public void onRequest(SipRequest request, Flow flow) {
        core.counters.requests.increment();
        TransactionKey key = TransactionKey.ofServer(request);
        ServerMachine known = core.servers.get(key);
        switch (request.method()) {
            case "ACK" -> onAck(known, request, flow);
            case "CANCEL" -> onCancel(known, key, request, flow);
            default -> {
                if (known != null) {
                    again(known);
                } else {
                    onNew(key, request, flow);
                }
            }
        }
    }

    private void again(ServerMachine known) {
        core.counters.retransmissionsReceived.increment();
        known.onRetransmission();
    }

    private void onAck(ServerMachine known, SipRequest ack, Flow flow) {
        if (known instanceof InviteServer invite && invite.onAck()) {
            return;
        }
        core.tell("onAck", () -> core.user.onAck(ack, flow));
    }

    private void onCancel(ServerMachine known, TransactionKey key, SipRequest cancel, Flow flow) {
        if (known != null) {
            again(known);
            return;
        }
        ServerMachine invite = core.servers.get(TransactionKey.ofServer(cancel, "INVITE"));
        if (invite == null || !isSamePlace(invite.flow().remote(), flow.remote())) {
            refuse(cancel, new Refusal(481, 0, ""), flow);
            return;
        }
        OtherServer transaction = new OtherServer(core, key, cancel, flow, 0);
        if (core.servers.putIfAbsent(key, transaction) != null) {
            return;
        }
        transaction.begin();
        transaction.respond(core.stateless.to(cancel, 200).build());
        core.tell("onCancel", () -> core.user.onCancel(invite, cancel));
    }

    /**
     * Only who sent the INVITE may take it back: same address and port, but a device may have opened a new
     * connection.
     */
    private static boolean isSamePlace(SipPeer one, SipPeer other) {
        boolean reconnected = one.transport().isStream() && one.transport() == other.transport();
        return one.host().equals(other.host()) && (reconnected || one.port() == other.port());
    }

    private void onNew(TransactionKey key, SipRequest request, Flow flow) {
        long hash = TransactionKey.mergeHash(request, mergeSeed);
        if (isFull() && !mayExceed(request)) {
            core.counters.overload.increment();
            refuse(request, new Refusal(503, retryAfter, ""), flow);
            return;
        }
        ServerMachine transaction = request.is("INVITE")
                ? new InviteServer(core, key, request, flow, hash)
                : new OtherServer(core, key, request, flow, hash);
        ServerMachine twin = hash == 0 ? null : core.merged.putIfAbsent(hash, transaction);
        if (twin != null) {
            merge(twin, key, request, flow);
            return;
        }
        ServerMachine other = core.servers.putIfAbsent(key, transaction);
        if (other != null) {
            core.merged.remove(hash, transaction);
            again(other);
            return;
        }
        transaction.begin();
        if (!core.tell("onRequest", () -> core.user.onRequest(transaction, request))) {
            transaction.respond(core.stateless.to(request, 500).build());
        }
    }

    private void merge(ServerMachine twin, TransactionKey key, SipRequest request, Flow flow) {
        if (twin.key.equals(key)) {
            again(twin);
            return;
        }
        core.counters.merged.increment();
        refuse(request, new Refusal(482, 0, ""), flow);
    }

    /**
     * What belongs to a call, or ends one, still gets in when new calls do not; a flood that only pretends to does
     * not.
     */
    private boolean mayExceed(SipRequest request) {
        return (request.toTag() != null || request.is("BYE")) && core.servers.size() < 2L * limit;
    }

    private boolean isFull() {
        boolean now = core.servers.size() >= limit;
        if (now != full) {
            full = now;
            if (now) {
                TransactionLog.LOG.full(limit);
            }
        }
        return now;
    }

    @Override
    public void onResponse(SipResponse response, Flow flow) {
        core.counters.responseReceived(response.status());
        ClientMachine client = core.clients.get(TransactionKey.ofClient(response));
        if (client != null) {
            client.onHeardOver(flow);
            client.onResponse(response);
            return;
        }
        core.counters.stray.increment();
        if (response.isSuccess() && response.cseq().method().equals("INVITE")) {
            core.tell("onStrayResponse", () -> core.user.onStrayResponse(response, flow));
        }
    }

    @Override
    public void onRefused(SipRequest answerable, Refusal refusal, Flow flow) {
        refuse(answerable, refusal, flow);
    }

    @Override
    public void onFlowGone(SipPeer peer) {
        core.tell("onFlowGone", () -> core.user.onFlowGone(peer));
    }

    @Override
    public void onClosed(Flow flow) {
        core.clients.values().forEach(client -> client.onClosed(flow));
    }

    private void refuse(SipRequest request, Refusal refusal, Flow flow) {
        core.counters.responseSent(refusal.status());
        core.stateless.refuse(request, refusal, flow);
    }
}
