package io.carillon.subscription;

import io.carillon.contract.Aor;
import io.carillon.contract.EventReply;
import io.carillon.contract.NotifyAnswer;
import io.carillon.contract.NotifyOrder;
import io.carillon.contract.SipDialog;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.contract.SubscribeAsked;
import io.carillon.contract.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Book, notifier and rules around a thing that can be watched and a line that only writes down; time stands still. */
final class WatchRoom {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    record Shown(String text) implements View {}

    record Sent(NotifyOrder order, Consumer<NotifyAnswer> answer) {
        String body() {
            return new String(order.body(), StandardCharsets.UTF_8);
        }

        void answered(int status) {
            answer.accept(new NotifyAnswer(status, 0));
        }
    }

    /** Watched things are texts by name; an unknown name cannot be watched. */
    final class Things implements EventPackage {
        @Override
        public String name() {
            return "thing";
        }

        @Override
        public String contentType() {
            return "text/thing";
        }

        @Override
        public boolean allows(Aor by, Aor target) {
            return things.containsKey(target.user());
        }

        @Override
        public View look(Aor target, Viewer viewer) {
            return new Shown(things.get(target.user()));
        }

        @Override
        public byte[] write(Aor target, View now, View before, long version, Viewer viewer) {
            String known = before == null ? "all" : ((Shown) before).text();
            return (version + " " + known + ">" + ((Shown) now).text()).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void watched(Aor target) {
            watchers.merge(target.user(), 1, Integer::sum);
        }

        @Override
        public void unwatched(Aor target) {
            watchers.merge(target.user(), -1, (a, b) -> a + b == 0 ? null : a + b);
        }
    }

    final Map<String, String> things = new HashMap<>(Map.of("lamp", "off"));
    final Map<String, Integer> watchers = new HashMap<>();
    final Map<String, byte[]> memory = new LinkedHashMap<>();
    final Map<String, WatchList> lists = new HashMap<>();
    final List<Sent> sent = new ArrayList<>();
    final SubscriptionBook book;
    final Notifier notifier;
    final SubscribeRules rules;
    final Things events = new Things();
    boolean lineUp = true;
    long nanos = 1;
    int wakes;
    private int tags;

    WatchRoom() {
        this(new SubscriptionLimits(60, 3600, 7200, 3, 5, Duration.ofMillis(100)));
    }

    WatchRoom(SubscriptionLimits limits) {
        book = new SubscriptionBook(limits, new SubscriptionBook.Memory() {
            @Override
            public boolean store(String id, byte[] state) {
                memory.put(id, state);
                return true;
            }

            @Override
            public void forget(String id) {
                memory.remove(id);
            }
        });
        notifier = new Notifier(book, this::send, limits.interval(), () -> wakes++);
        rules = new SubscribeRules(Map.of("thing", events), limits, book, notifier,
                address -> Optional.ofNullable(lists.get(address.user())));
    }

    private void send(NotifyOrder order, Consumer<NotifyAnswer> answer) {
        if (!lineUp) {
            throw new IllegalStateException("no line");
        }
        sent.add(new Sent(order, answer));
    }

    /** A SUBSCRIBE that begins a subscription of 1001. */
    SubscribeAsked asks(String target, long expires) {
        return asks("1001", target, "thing", expires, List.of());
    }

    SubscribeAsked asks(String by, String target, String event, long expires, List<String> accepts) {
        SipDialog dialog = new SipDialog("call-" + ++tags, "ours-" + tags, "theirs-" + tags, "<sip:x@h>;tag=a",
                "<sip:y@h>;tag=b", "sip:" + by + "@192.0.2.7:5062", List.of("<sip:proxy;lr>"),
                new SipPeer(SipTransport.UDP, "192.0.2.7", 5062), "<sip:" + target + "@192.0.2.1>");
        return new SubscribeAsked(new Aor(Tenant.DEFAULT, by), START, target, "house.example", event, "", expires,
                accepts, false, dialog, true, 1, "test");
    }

    /** The same dialog again. */
    static SubscribeAsked again(SubscribeAsked first, long expires, long cseq) {
        return new SubscribeAsked(first.by(), first.at(), first.target(), first.domain(), first.event(),
                first.eventId(), expires, first.accepts(), false, first.dialog(), false, cseq, "test");
    }

    EventReply subscribe(SubscribeAsked asked) {
        return rules.subscribe(asked);
    }

    /** A subscription whose first NOTIFY was sent and answered. */
    SubscribeAsked settled(String target) {
        SubscribeAsked asked = asks(target, 600);
        subscribe(asked);
        after(20);
        last().answered(200);
        after(200);
        return asked;
    }

    void change(String target, String text) {
        things.put(target, text);
        notifier.changed(new SubscriptionBook.Topic("thing", new Aor(Tenant.DEFAULT, target)));
        after(0);
    }

    /** Lets time pass. */
    void after(long millis) {
        notifier.round(nanos, START.plusNanos(nanos));
        nanos += millis * 1_000_000;
        notifier.round(nanos, START.plusNanos(nanos));
    }

    void sweepAfter(long millis) {
        notifier.round(nanos, START.plusNanos(nanos));
        nanos += millis * 1_000_000;
        notifier.sweep(nanos, START.plusNanos(nanos));
        notifier.round(nanos, START.plusNanos(nanos));
    }

    Sent last() {
        return sent.get(sent.size() - 1);
    }
}
