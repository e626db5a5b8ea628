package io.carillon.subscription;

import io.carillon.contract.Aor;
import io.carillon.contract.EventReply;
import io.carillon.contract.SubscribeAsked;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What follows from a SUBSCRIBE (RFC 6665 section 4.2.1). Safe for all threads. */
final class SubscribeRules {
    private static final int RETRY_AFTER_SECONDS = 30;
    private static final EventReply NOTHING_THERE = EventReply.Refused.of(404, "No such extension");
    private static final EventReply NO_SUBSCRIPTION = EventReply.Refused.of(481, "");

    private final Map<String, EventPackage> packages;
    private final SubscriptionLimits limits;
    private final SubscriptionBook book;
    private final Notifier notifier;
    private final Function<Aor, Optional<WatchList>> lists;

    /**
     * @param packages what can be watched, by name
     * @param lists the list at an address, if there is one
     */
    SubscribeRules(
            Map<String, EventPackage> packages,
            SubscriptionLimits limits,
            SubscriptionBook book,
            Notifier notifier,
            Function<Aor, Optional<WatchList>> lists) {
        this.lists = lists;
        this.packages = packages;
        this.limits = limits;
        this.book = book;
        this.notifier = notifier;
    }

    EventReply subscribe(SubscribeAsked asked) {
        EventPackage events = packages.get(asked.event());
        if (events == null) {
            return new EventReply.Refused(489, "", 0, packages.keySet().stream().sorted().toList());
        }
        if (limits.isTooShort(asked.expires())) {
            return new EventReply.Refused(423, "", limits.minExpires(), List.of());
        }
        return asked.begins() ? begin(asked, events) : goOn(asked);
    }

    private EventReply begin(SubscribeAsked asked, EventPackage named) {
        EventPackage events = eventsOf(named, new Aor(asked.by().tenant(), asked.target()));
        boolean list = events instanceof ListEvents;
        if (list && !asked.lists()) {
            return new EventReply.Refused(421, "", 0, List.of("eventlist"));
        }
        String type = list ? ListEvents.TYPE : events.contentType();
        if (!accepts(asked, type)) {
            return new EventReply.Refused(406, "", 0, List.of(type));
        }
        long seconds = limits.granted(asked.expires());
        Subscription subscription = Subscription.begunBy(asked, asked.at().plusSeconds(seconds));
        if (!events.allows(asked.by(), subscription.watched())) {
            return NOTHING_THERE;
        }
        Entry entry = new Entry(subscription, events);
        if (seconds == 0) {
            entry.end(Ending.TIMEOUT);
        }
        EventReply refusal = refusal(book.add(entry));
        if (refusal != null) {
            return refusal;
        }
        notifier.touched(entry);
        return new EventReply.Accepted(seconds, "", list);
    }

    private static EventReply refusal(SubscriptionBook.Added added) {
        if (added == SubscriptionBook.Added.ACCOUNT_FULL) {
            return EventReply.Refused.of(403, "too many subscriptions of one account");
        }
        return added == SubscriptionBook.Added.FULL
                ? new EventReply.Refused(503, "too many subscriptions", RETRY_AFTER_SECONDS, List.of())
                : null;
    }

    /** The package itself, or for all members when a list is watched. */
    EventPackage eventsOf(EventPackage named, Aor target) {
        return lists.apply(target).<EventPackage>map(list -> new ListEvents(named, list)).orElse(named);
    }

    /** RFC 3261 section 20.1: no Accept in a SUBSCRIBE means the usual type of the package. */
    private static boolean accepts(SubscribeAsked asked, String type) {
        return asked.accepts().isEmpty() || asked.accepts().stream().anyMatch(one ->
                one.equals(type) || one.equals("*/*") || one.equals(type.substring(0, type.indexOf('/')) + "/*"));
    }

    private EventReply goOn(SubscribeAsked asked) {
        Entry entry = book.find(asked.dialog().localTag());
        if (entry == null || entry.ending() != null || !isOf(entry.now(), asked)) {
            return NO_SUBSCRIPTION;
        }
        if (asked.cseq() <= entry.now().remoteCseq()) {
            return EventReply.Refused.of(500, "CSeq is out of order");
        }
        if (!entry.events.allows(asked.by(), entry.now().watched())) {
            entry.end(Ending.REJECTED);
            notifier.touched(entry);
            return NOTHING_THERE;
        }
        long seconds = limits.granted(asked.expires());
        Instant until = asked.at().plusSeconds(seconds);
        if (book.change(entry, was -> was.refreshedBy(asked, until)) == null) {
            return NO_SUBSCRIPTION;
        }
        if (seconds == 0) {
            entry.end(Ending.TIMEOUT);
        }
        notifier.touched(entry);
        return new EventReply.Accepted(seconds, "", entry.list() != null);
    }

    private static boolean isOf(Subscription subscription, SubscribeAsked asked) {
        return subscription.dialog().callId().equals(asked.dialog().callId())
                && subscription.dialog().remoteTag().equals(asked.dialog().remoteTag())
                && subscription.by().equals(asked.by())
                && subscription.event().equals(asked.event())
                && subscription.eventId().equals(asked.eventId());
    }
}
