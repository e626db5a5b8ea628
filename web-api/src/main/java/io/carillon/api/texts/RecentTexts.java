package io.carillon.api.texts;

import io.carillon.contract.Tenant;
import io.carillon.message.KeptText;
import io.carillon.message.TextChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What became of texts lately, in memory. One that is not shown any more is known for a while yet: who has seen it is told that it
 * is gone.
 */
final class RecentTexts {
    /** How long one is shown after it was last heard of. */
    static final Duration SHOWN = Duration.ofMinutes(10);
    /** How long one is known. */
    static final Duration KNOWN = Duration.ofHours(1);
    /** Of the whole house; the older half goes when there are more. */
    static final int MOST = 2_000;

    private final Map<String, Recent> texts = new ConcurrentHashMap<>();

    /** When something was heard of a text. */
    private record Recent(TextChange change, Instant at) {
        boolean isShown(Instant now) {
            return !change.gone() && at.isAfter(now.minus(SHOWN));
        }
    }

    void heard(TextChange change, Instant now) {
        texts.merge(change.text().text().id(), new Recent(change, now), RecentTexts::later);
        if (texts.size() > MOST) {
            List<Map.Entry<String, Recent>> oldest = texts.entrySet().stream()
                    .sorted(Comparator.comparing(entry -> entry.getValue().at()))
                    .limit(MOST / 2)
                    .toList();
            oldest.forEach(entry -> texts.remove(entry.getKey(), entry.getValue()));
        }
    }

    /** A text that has arrived meanwhile does not wait again: it may be told in another order than it happened. */
    private static Recent later(Recent before, Recent now) {
        boolean arrived = before.change().text().deliveredAt() != null;
        return arrived && !now.change().gone() && now.change().text().deliveredAt() == null ? before : now;
    }

    /** Those of a tenant; what is too old is forgotten on the way. */
    Stream<KeptText> of(Tenant tenant, Instant now) {
        texts.values().removeIf(recent -> recent.at().isBefore(now.minus(KNOWN)));
        return texts.values().stream()
                .filter(recent -> recent.isShown(now))
                .map(recent -> recent.change().text())
                .filter(text -> text.text().to().tenant().equals(tenant));
    }

    /** One that is shown. */
    Optional<KeptText> one(Tenant tenant, String id, Instant now) {
        return known(id, recent -> recent.isShown(now)).filter(text -> text.text().to().tenant().equals(tenant));
    }

    /** One that is known, be it gone. */
    Optional<KeptText> known(String id) {
        return known(id, recent -> true);
    }

    private Optional<KeptText> known(String id, Predicate<Recent> which) {
        return Optional.ofNullable(texts.get(id)).filter(which).map(recent -> recent.change().text());
    }
}
