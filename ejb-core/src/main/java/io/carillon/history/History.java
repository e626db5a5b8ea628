package io.carillon.history;

import io.carillon.contract.Tenant;
import io.carillon.directory.AuditTrail;
import io.carillon.directory.Change;
import io.carillon.directory.Conflict;
import io.carillon.directory.Gone;
import io.carillon.directory.NotFound;
import io.carillon.directory.StaleVersion;
import io.carillon.directory.store.ChangeStore;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** What was changed, and the way back of one change: a change like any other. */
@ApplicationScoped
public class History {
    @EJB
    private ChangeStore changes;

    @EJB
    private AuditTrail audit;

    @Inject
    private Instance<Things> things;

    @Inject
    private Past past;

    /** What came of putting a change back. */
    public enum Outcome {
        CREATED,
        CHANGED,
        UNCHANGED,
        DELETED
    }

    /**
     * What was put back.
     *
     * @param missing what of it is not as it was
     */
    public record Reverted(Outcome outcome, List<Missing> missing) {
        public Reverted {
            missing = List.copyOf(missing);
        }

        private static Reverted wholly(Outcome outcome) {
            return new Reverted(outcome, List.of());
        }
    }

    /**
     * Changes, newest first.
     *
     * @param kind only of this kind, null for all
     * @param name only of this thing, null for all
     * @param before id of the last of the page before
     */
    public List<Change> page(Tenant tenant, String kind, String name, long before, int most) {
        return changes.page(tenant, kind, name, before, most);
    }

    /** A change beside what the thing is now. @throws NotFound no such change @throws Gone its time is over */
    public WayBack look(Tenant tenant, long id) {
        Change change = changes.find(tenant, id).orElseThrow(() -> missing(tenant, id));
        return WayBack.of(change, of(change).now(change.subject()).orElse(null));
    }

    private RuntimeException missing(Tenant tenant, long id) {
        return past.isOver(tenant, id)
                ? new Gone("change #" + id + " is not kept any more, its time is over: it cannot be put back")
                : new NotFound("there is no such change");
    }

    private Things of(Change change) {
        return StreamSupport.stream(things.spliterator(), false)
                .filter(some -> some.knows(change.kind()))
                .findFirst()
                .orElseThrow(() -> new Conflict("there are no such things as " + change.kind() + " any more"));
    }

    /**
     * Puts back what a change changed; what others changed since stays.
     *
     * @param allowed throws when the caller may not; what went with the thing and he may not have back stays away
     * @param seen says whether what is there now is what the caller has seen, and then nothing of it is too new to be put
     *     back; null when he has not looked
     * @throws NotFound no such change
     * @throws Gone its time is over
     * @throws StaleVersion something of it was changed again, and the caller has not seen that
     * @throws Conflict it cannot be put back: something else is in the way
     * @throws io.carillon.directory.Invalid it would not be right any more, for instance because its trunk is gone
     */
    public Reverted revert(Tenant tenant, long id, Consumer<Change> allowed, Predicate<WayBack> seen, String who) {
        WayBack way = look(tenant, id);
        allowed.accept(way.change());
        WayBack.Since since = way.since();
        if (seen == null ? since == WayBack.Since.CHANGED : !seen.test(way)) {
            String fields = way.changedSince();
            throw new StaleVersion(way.change().subject() + " was changed since" + (fields.isEmpty() ? "" : ": " + fields));
        } else if (since == WayBack.Since.GONE) {
            throw new Conflict("there is no " + way.change().subject() + " any more; take its deletion back first");
        } else if (since == WayBack.Since.BACK) {
            return Reverted.wholly(Outcome.UNCHANGED);
        }
        Reverted done = go(way, allowed, who);
        audit.note(tenant, who, "history.reverted", way.change().subject() + " #" + id);
        return done;
    }

    private Reverted go(WayBack way, Consumer<Change> allowed, String who) {
        Change.Subject subject = way.change().subject();
        Things all = of(way.change());
        Optional<JsonObject> next = Optional.ofNullable(way.next());
        if (next.isEmpty()) {
            all.delete(subject, way.now(), who);
            return Reverted.wholly(Outcome.DELETED);
        } else if (way.now() == null) {
            return new Reverted(Outcome.CREATED, comeBack(way.change(), all, allowed, who));
        }
        all.change(subject, new Things.Turn(way.now(), next.get()), who);
        return Reverted.wholly(Outcome.CHANGED);
    }

    private List<Missing> comeBack(Change change, Things all, Consumer<Change> allowed, String who) {
        List<Change> mine = new ArrayList<>();
        List<Missing> missing = new ArrayList<>();
        for (Change part : changes.parts(change)) {
            try {
                allowed.accept(part);
                mine.add(part);
            } catch (EJBException down) {
                throw down;
            } catch (RuntimeException notYours) {
                missing.add(new Missing(part.subject().toString(), "is not yours to change"));
            }
        }
        missing.addAll(all.create(new Things.Comeback(change.subject(), change.was(), mine, who)));
        return missing;
    }
}
