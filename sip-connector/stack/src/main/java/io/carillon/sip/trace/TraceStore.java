package io.carillon.sip.trace;

import io.carillon.contract.CallId;
import io.carillon.contract.CallTrace;
import io.carillon.contract.LegId;
import io.carillon.contract.SipPeer;
import io.carillon.contract.TraceOrder;
import io.carillon.contract.TracedMessage;
import io.carillon.sip.message.MessageReader;
import io.carillon.sip.message.ParsedMessage;
import io.carillon.sip.message.SipLimits;
import io.carillon.sip.message.SipMessage;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is remembered. Everything that could become part of a wanted call is kept, because a call may turn out to be
 * wanted only by its second leg; what nobody wants makes room first.
 */
final class TraceStore {
    private final MessageReader reader = new MessageReader(SipLimits.DEFAULT);
    private final Map<String, Conversation> wanted = new LinkedHashMap<>();
    private final Map<String, Conversation> others = new LinkedHashMap<>();
    private final Map<CallId, Set<String>> ofCall = new HashMap<>();
    private final int mostDialogs;
    private final long mostBytes;
    private TraceFilter filter = TraceFilter.NOTHING;
    private long bytes;
    private long dropped;

    /**
     * @param mostDialogs SIP dialogs that are remembered
     * @param mostBytes what all messages together may take
     */
    TraceStore(int mostDialogs, long mostBytes) {
        this.mostDialogs = mostDialogs;
        this.mostBytes = mostBytes;
    }

    /** A message as it was seen. */
    record Sighting(Instant at, boolean sent, SipPeer local, SipPeer remote, byte[] bytes) {}

    /** These are wanted from now on; what was wanted before stays. */
    synchronized void want(TraceOrder order) {
        filter = TraceFilter.of(order);
        others.values().forEach(one -> bytes -= one.bytes());
        others.clear();
    }

    /** Says which leg of which call a Call-ID belongs to. */
    synchronized void link(CallId call, LegId leg, String callId) {
        Conversation conversation = conversation(callId);
        conversation.belongsTo(call, leg);
        Set<String> siblings = ofCall.computeIfAbsent(call, fresh -> new LinkedHashSet<>());
        siblings.add(callId);
        if (siblings.stream().anyMatch(wanted::containsKey)) {
            siblings.forEach(this::want);
        }
        makeRoom();
    }

    /** Remembers a message if it is one of a call. */
    synchronized void add(Sighting seen) {
        // the reader unfolds header lines in place
        SipMessage message = read(seen.bytes().clone());
        if (message == null || message.callId() == null || message.cseq() == null) {
            return;
        }
        Conversation known = find(message.callId());
        if (known == null && !message.cseq().method().equals("INVITE")) {
            return;
        }
        Conversation conversation = known == null ? conversation(message.callId()) : known;
        int before = conversation.bytes();
        dropped += conversation.add(entry(seen, message));
        bytes += conversation.bytes() - before;
        if (!wanted.containsKey(conversation.callId()) && filter.wants(message, seen.remote())) {
            want(conversation.callId());
            conversation.calls().forEach(call -> ofCall.getOrDefault(call, Set.of()).forEach(this::want));
        }
        makeRoom();
    }

    private SipMessage read(byte[] message) {
        ParsedMessage parsed = reader.read(message);
        return parsed instanceof ParsedMessage.Good good ? good.message() : ((ParsedMessage.Bad) parsed).answerable();
    }

    private static Conversation.Entry entry(Sighting seen, SipMessage message) {
        String method = message instanceof SipRequest request ? request.method() : message.cseq().method();
        boolean response = message instanceof SipResponse;
        int status = response ? ((SipResponse) message).status() : 0;
        String reason = response ? ((SipResponse) message).reason() : "";
        Conversation.Head head = new Conversation.Head(
                method, status, reason, message.cseq().number(), message.topVia() == null ? "" : message.branch());
        return new Conversation.Entry(seen.at(), seen.sent(), seen.local(), seen.remote(), head, seen.bytes(), false);
    }

    private Conversation find(String callId) {
        Conversation known = wanted.get(callId);
        return known == null ? others.get(callId) : known;
    }

    private Conversation conversation(String callId) {
        Conversation known = find(callId);
        if (known == null) {
            known = new Conversation(callId);
            others.put(callId, known);
        }
        return known;
    }

    private void want(String callId) {
        Conversation conversation = others.remove(callId);
        if (conversation != null) {
            wanted.put(callId, conversation);
        }
    }

    private void makeRoom() {
        while (wanted.size() + others.size() > 1
                && (wanted.size() + others.size() > mostDialogs || bytes > mostBytes)) {
            forgetOldest(others.isEmpty() ? wanted : others);
        }
    }

    private void forgetOldest(Map<String, Conversation> from) {
        Iterator<Conversation> oldest = from.values().iterator();
        Conversation gone = oldest.next();
        oldest.remove();
        bytes -= gone.bytes();
        if (from == wanted) {
            dropped += gone.size();
        }
        for (CallId call : gone.calls()) {
            Set<String> siblings = ofCall.get(call);
            if (siblings != null && siblings.remove(gone.callId()) && siblings.isEmpty()) {
                ofCall.remove(call);
            }
        }
    }

    /** What is remembered of a call that was wanted. */
    synchronized Optional<CallTrace> of(CallId call) {
        List<Conversation> legs = ofCall.getOrDefault(call, Set.of()).stream()
                .map(wanted::get)
                .filter(one -> one != null && one.size() > 0)
                .toList();
        if (legs.isEmpty()) {
            return Optional.empty();
        }
        List<TracedMessage> messages = legs.stream()
                .flatMap(leg -> leg.messages().stream())
                .sorted(Comparator.comparing(TracedMessage::at))
                .toList();
        return Optional.of(new CallTrace(call, messages, legs.stream().mapToLong(Conversation::dropped).sum()));
    }

    synchronized int dialogs() {
        return wanted.size() + others.size();
    }

    synchronized long bytes() {
        return bytes;
    }

    /** Messages that had to make room. */
    synchronized long dropped() {
        return dropped;
    }
}
