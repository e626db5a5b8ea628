package io.carillon.webhook;

import io.carillon.trunk.Sealed;
import java.util.List;

/**
 * Somebody who is told of events.
 *
 * @param enabled whether it is told at all
 * @param url where it listens
 * @param events of what: types such as {@code call.ended}, families such as {@code call.*}, or {@code *}
 * @param secret with which what is told is signed
 */
public record Webhook(boolean enabled, String url, List<String> events, Sealed secret) {
    /** Type of the event that the test button sends; every webhook takes it. */
    public static final String TEST = "webhook.test";

    public Webhook {
        events = List.copyOf(events);
    }

    /** Whether it wants to hear of events of this type. */
    public boolean wants(String type) {
        return enabled && events.stream().anyMatch(wanted -> covers(wanted, type));
    }

    private static boolean covers(String wanted, String type) {
        return wanted.endsWith("*")
                ? type.startsWith(wanted.substring(0, wanted.length() - 1))
                : wanted.equals(type);
    }

    /** The same with another secret. */
    public Webhook with(Sealed fresh) {
        return new Webhook(enabled, url, events, fresh);
    }
}
