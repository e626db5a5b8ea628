package io.carillon.history;

import io.carillon.contract.Aor;
import io.carillon.directory.Change.Subject;
import io.carillon.store.RecordJson;
import io.carillon.subscription.WatchList;
import io.carillon.subscription.WatchLists;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Lists that are watched. */
@ApplicationScoped
class WatchListThings implements Things {
    @Inject
    private WatchLists lists;

    @Override
    public boolean knows(String kind) {
        return kind.equals(WatchLists.KIND);
    }

    @Override
    public Optional<JsonObject> now(Subject subject) {
        return list(subject).map(WatchListThings::json);
    }

    private Optional<WatchList> list(Subject subject) {
        return lists.at(new Aor(subject.tenant(), subject.name()));
    }

    private static JsonObject json(WatchList list) {
        return RecordJson.write(list.kept());
    }

    private static WatchList asked(Subject subject, JsonObject settings, long version) {
        WatchList.Kept kept = RecordJson.read(WatchList.Kept.class, settings);
        return new WatchList(subject.tenant(), subject.name(), kept.displayName(), kept.members(), version);
    }

    @Override
    public List<Missing> create(Comeback back) {
        lists.create(asked(back.subject(), back.settings(), 0), back.who());
        return List.of();
    }

    @Override
    public void change(Subject subject, Turn turn, String who) {
        lists.change(asked(subject, turn.next(), version(subject, turn.now())), who);
    }

    @Override
    public void delete(Subject subject, JsonObject now, String who) {
        lists.delete(new Aor(subject.tenant(), subject.name()), version(subject, now), who);
    }

    private long version(Subject subject, JsonObject now) {
        WatchList list = list(subject).orElseThrow(() -> Things.missing(subject));
        Things.same(subject, now, json(list));
        return list.version();
    }
}
