package io.carillon.access;

import io.carillon.access.store.RepeatStore;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.Sealed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Answers that outlive the server, so that who repeats a request after a restart gets the answer of the first. An answer may show
 * a secret this once, so its body is locked with the key of the server. They are forgotten after a day.
 */
@ApplicationScoped
public class RepeatedAnswers {
    /** How long a request may be repeated. */
    public static final Duration KEPT = Duration.ofHours(24);

    private static final Duration CLEANING = Duration.ofHours(1);
    private static final String PURPOSE = "repeated request";
    private static final int LONGEST = 100_000;

    @Inject
    private RepeatStore store;

    @EJB
    private OutsideDesk desk;

    private final AtomicReference<Instant> cleaned = new AtomicReference<>(Instant.EPOCH);

    /** What was answered under a key within the last day; empty as well when its body cannot be unlocked any more. */
    public Optional<Repeated> find(Repeated.Key key, Instant now) {
        return store.find(key)
                .filter(found -> found.at().plus(KEPT).isAfter(now))
                .flatMap(found -> found.body() == null
                        ? Optional.of(found)
                        : desk.unseal(key.tenant(), key.user(), PURPOSE, new Sealed(found.body()))
                                .map(body -> with(found, body)));
    }

    /** Keeps an answer. One that is longer than any answer to a request that makes something is kept by nobody. */
    public void keep(Repeated answer) {
        if (answer.body() != null && answer.body().length() > LONGEST) {
            return;
        }
        Repeated.Key key = answer.whose();
        store.put(answer.body() == null
                ? answer
                : with(answer, desk.seal(key.tenant(), key.user(), PURPOSE, answer.body()).box()));
        Instant last = cleaned.get();
        if (last.plus(CLEANING).isBefore(answer.at()) && cleaned.compareAndSet(last, answer.at())) {
            store.forget(answer.at().minus(KEPT));
        }
    }

    private static Repeated with(Repeated answer, String body) {
        return new Repeated(answer.whose(), answer.request(), answer.status(), answer.location(), answer.tag(), body,
                answer.at());
    }
}
