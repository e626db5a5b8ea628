package io.carillon.trace;

import io.carillon.contract.CallTrace;
import io.carillon.contract.LegId;
import io.carillon.contract.SipPeer;
import io.carillon.contract.TracedMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The messages of a call as a ladder diagram shows them.
 *
 * @param callId the call
 * @param participants who speaks, we first, then in the order of their first message
 * @param arrows oldest first
 * @param dropped older messages that had to make room
 */
public record Ladder(String callId, List<Participant> participants, List<Arrow> arrows, long dropped) {
    /** What we are called in a ladder. */
    public static final String SWITCH = "carillon";

    public Ladder {
        participants = List.copyOf(participants);
        arrows = List.copyOf(arrows);
    }

    /**
     * Who speaks.
     *
     * @param id address with transport, {@value #SWITCH} for us
     * @param name number of the telephone or of the other side of a trunk, empty when unknown
     * @param addresses where it is; of ours those that were used
     */
    public record Participant(String id, String name, List<String> addresses) {
        public Participant {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * A message on its way.
     *
     * @param at when it was read or written
     * @param micros microseconds after the first arrow
     * @param label method, or status with phrase
     * @param message the message itself and what it says of itself
     * @param text the message without secrets
     */
    public record Arrow(
            Instant at, long micros, String from, String to, String label, TracedMessage message, String text) {}

    /** @param party number of the other end of a leg; null when nobody knows */
    static Ladder of(CallTrace trace, Function<LegId, String> party) {
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, String> addresses = new LinkedHashMap<>();
        Set<String> ours = new LinkedHashSet<>();
        List<Arrow> arrows = new ArrayList<>();
        for (TracedMessage message : trace.messages()) {
            String other = message.remote().toString();
            ours.add(address(message.local()));
            addresses.putIfAbsent(other, address(message.remote()));
            String name = message.leg() == null ? null : party.apply(message.leg());
            names.merge(other, name == null ? "" : name, (known, next) -> known.isEmpty() ? next : known);
            Instant first = trace.messages().get(0).at();
            arrows.add(new Arrow(message.at(), Duration.between(first, message.at()).toNanos() / 1_000,
                    message.sent() ? SWITCH : other, message.sent() ? other : SWITCH, label(message), message,
                    text(message.bytes())));
        }
        List<Participant> participants = new ArrayList<>();
        participants.add(new Participant(SWITCH, "Carillon", List.copyOf(ours)));
        names.forEach((id, name) -> participants.add(new Participant(id, name, List.of(addresses.get(id)))));
        return new Ladder(trace.call().value(), participants, arrows, trace.dropped());
    }

    private static String label(TracedMessage message) {
        return message.status() == 0 ? message.method() : (message.status() + " " + message.reason()).strip();
    }

    private static String address(SipPeer peer) {
        return (peer.host().indexOf(':') >= 0 ? "[" + peer.host() + "]" : peer.host()) + ":" + peer.port();
    }

    /** For somebody's eyes: what a terminal would obey is a question mark. */
    private static String text(byte[] message) {
        StringBuilder text = new StringBuilder(new String(message, StandardCharsets.UTF_8));
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\r' && c != '\n' && c != '\t') {
                text.setCharAt(i, '?');
            }
        }
        return text.toString();
    }
}
