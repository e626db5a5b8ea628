package io.carillon.presence;

import io.carillon.contract.Aor;
import io.carillon.contract.EventReply;
import io.carillon.contract.PublishAsked;
import io.carillon.directory.Directory;
import io.carillon.journal.StateJournal;
import io.carillon.subscription.SubscriptionDesk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What people have published about themselves (RFC 3903). One PUBLISH of an extension at a time; kept in a journal, so
 * that entity tags hold across restarts.
 */
@ApplicationScoped
public class Publications {
    private static final int SEGMENT_BYTES = 1024 * 1024;
    private static final int SEGMENTS = 64;
    private static final int MOST_PER_EXTENSION = 10;
    private static final int MIN_EXPIRES = 60;
    private static final int DEFAULT_EXPIRES = 3600;
    private static final int MAX_EXPIRES = 7200;
    private static final int RETRY_AFTER_SECONDS = 30;
    private static final EventReply NO_MATCH = EventReply.Refused.of(412, "");

    @Inject
    private Directory directory;

    @Inject
    private Instance<SubscriptionDesk> desk;

    private final Map<Aor, List<Publication>> byExtension = new ConcurrentHashMap<>();
    private StateJournal journal;

    void open() {
        Path where = Path.of(
                System.getProperty("jboss.server.data.dir", System.getProperty("java.io.tmpdir")),
                "carillon", "publications");
        try {
            open(StateJournal.open(where, "publications", SEGMENT_BYTES, SEGMENTS));
        } catch (IOException e) {
            throw new UncheckedIOException("the journal in " + where + " cannot be used: " + e.getMessage(), e);
        }
    }

    private void open(StateJournal opened) {
        journal = opened;
        opened.all().forEach((key, bytes) -> {
            try {
                Publication one = Publication.of(bytes);
                byExtension.merge(one.of(), List.of(one), Publications::both);
            } catch (IllegalArgumentException damaged) {
                PresenceLog.LOG.damaged(key, damaged.getMessage());
                opened.forget(key);
            }
        });
    }

    private static List<Publication> both(List<Publication> some, List<Publication> more) {
        List<Publication> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    /** Answers a PUBLISH. */
    public EventReply publish(PublishAsked asked) {
        if (!asked.event().equals(PresenceEvents.NAME)) {
            return new EventReply.Refused(489, "", 0, List.of(PresenceEvents.NAME));
        }
        if (!asked.target().equals(asked.by().user())) {
            return EventReply.Refused.of(403, "only the own state can be published");
        }
        if (!Watchable.isOpen(directory, asked.by())) {
            return EventReply.Refused.of(404, "No such extension");
        }
        if (asked.expires() > 0 && asked.expires() < MIN_EXPIRES) {
            return new EventReply.Refused(423, "", MIN_EXPIRES, List.of());
        }
        EventReply refusal = body(asked);
        return refusal == null ? take(asked) : refusal;
    }

    /** What is wrong with the body, null when nothing is. */
    private static EventReply body(PublishAsked asked) {
        if (asked.body().length == 0) {
            return asked.ifMatch().isEmpty() ? EventReply.Refused.of(400, "there is nothing published to go on with") : null;
        }
        if (!asked.contentType().equals(PresenceEvents.TYPE)) {
            return new EventReply.Refused(415, "", 0, List.of(PresenceEvents.TYPE));
        }
        if (asked.body().length > PidfReader.MOST_BYTES) {
            return EventReply.Refused.of(413, "at most " + PidfReader.MOST_BYTES + " bytes are taken");
        }
        return null;
    }

    private EventReply take(PublishAsked asked) {
        Aor of = asked.by();
        List<Publication> live = of(of);
        Publication known = live.stream().filter(one -> one.etag().equals(asked.ifMatch())).findFirst().orElse(null);
        if (known == null && !asked.ifMatch().isEmpty()) {
            return NO_MATCH;
        }
        if (asked.expires() == 0) {
            return takeBack(of, live, known);
        }
        if (known == null && live.size() >= MOST_PER_EXTENSION) {
            return EventReply.Refused.of(403, "too many publications of one extension");
        }
        PidfReader.Reading reading = asked.body().length == 0
                ? new PidfReader.Reading(known.state(), "")
                : PidfReader.read(asked.body());
        if (reading.good() == null) {
            return EventReply.Refused.of(400, reading.bad());
        }
        long seconds = asked.expires() < 0 ? DEFAULT_EXPIRES : Math.min(asked.expires(), MAX_EXPIRES);
        Publication next = new Publication(of, known == null ? token() : known.key(), token(),
                asked.at().plusSeconds(seconds), reading.good());
        if (!journal.store(next.key(), next.toBytes())) {
            return new EventReply.Refused(503, "publications cannot be stored now", RETRY_AFTER_SECONDS, List.of());
        }
        put(of, without(live, known), next);
        return new EventReply.Accepted(seconds, next.etag(), false);
    }

    private EventReply takeBack(Aor of, List<Publication> live, Publication known) {
        if (known != null) {
            journal.forget(known.key());
            put(of, without(live, known), null);
        }
        return new EventReply.Accepted(0, token(), false);
    }

    private static List<Publication> without(List<Publication> all, Publication one) {
        List<Publication> rest = new ArrayList<>(all);
        rest.remove(one);
        return rest;
    }

    private void put(Aor of, List<Publication> rest, Publication more) {
        if (more != null) {
            rest.add(more);
        }
        if (rest.isEmpty()) {
            byExtension.remove(of);
        } else {
            byExtension.put(of, List.copyOf(rest));
        }
        desk.get().changed(PresenceEvents.NAME, of);
    }

    private static String token() {
        return UUID.randomUUID().toString();
    }

    /** Publications of an extension that have not run out, oldest change first. */
    List<Publication> of(Aor extension) {
        Instant now = Instant.now();
        return byExtension.getOrDefault(extension, List.of()).stream()
                .filter(one -> one.expiresAt().isAfter(now))
                .toList();
    }

    /** Forgets what has run out. */
    void sweep(Instant now) {
        for (Map.Entry<Aor, List<Publication>> entry : byExtension.entrySet()) {
            List<Publication> all = entry.getValue();
            List<Publication> live = all.stream().filter(one -> one.expiresAt().isAfter(now)).toList();
            if (live.size() < all.size() && replaced(entry.getKey(), all, live)) {
                all.stream().filter(one -> !live.contains(one)).forEach(one -> journal.forget(one.key()));
                desk.get().changed(PresenceEvents.NAME, entry.getKey());
            }
        }
    }

    private boolean replaced(Aor extension, List<Publication> was, List<Publication> live) {
        return live.isEmpty() ? byExtension.remove(extension, was) : byExtension.replace(extension, was, live);
    }

    void close() {
        try {
            journal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
