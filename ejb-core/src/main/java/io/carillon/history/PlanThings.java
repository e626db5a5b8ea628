package io.carillon.history;

import io.carillon.directory.Change.Subject;
import io.carillon.directory.store.Check;
import io.carillon.store.RecordJson;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.Stored;
import io.carillon.trunk.store.OutsideStore;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** All that is found by a name: trunks, routes, groups, menus, mailboxes, webhooks and the like. */
@ApplicationScoped
class PlanThings implements Things {
    @EJB
    private OutsideStore store;

    @EJB
    private OutsideDesk desk;

    @Override
    public boolean knows(String kind) {
        return store.typeOf(kind).isPresent();
    }

    @Override
    public Optional<JsonObject> now(Subject subject) {
        return stored(subject).map(Stored::settings).map(RecordJson::write);
    }

    @Override
    public List<Missing> create(Comeback back) {
        Subject subject = back.subject();
        desk.create(subject.tenant(), subject.name(), RecordJson.read(type(subject), back.settings()), back.who());
        return List.of();
    }

    @Override
    public void change(Subject subject, Turn turn, String who) {
        desk.update(subject.tenant(), subject.name(), RecordJson.read(type(subject), turn.next()),
                new Check(version(subject, turn.now()), who));
    }

    @Override
    public void delete(Subject subject, JsonObject now, String who) {
        desk.delete(type(subject), subject.tenant(), subject.name(), new Check(version(subject, now), who));
    }

    private long version(Subject subject, JsonObject seen) {
        Stored<? extends Record> stored = stored(subject).orElseThrow(() -> Things.missing(subject));
        Things.same(subject, seen, RecordJson.write(stored.settings()));
        return stored.version();
    }

    private Optional<Stored<? extends Record>> stored(Subject subject) {
        return desk.find(type(subject), subject.tenant(), subject.name()).map(found -> found);
    }

    private Class<? extends Record> type(Subject subject) {
        return store.typeOf(subject.kind()).orElseThrow();
    }
}
