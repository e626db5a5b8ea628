package io.carillon.history;

import io.carillon.directory.Change.Subject;
import io.carillon.protection.AllowedNetwork;
import io.carillon.protection.BanDesk;
import io.carillon.store.RecordJson;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Networks that are never banned; they are the server's, and so is their history. */
@ApplicationScoped
class AllowedThings implements Things {
    @EJB
    private BanDesk bans;

    @Override
    public boolean knows(String kind) {
        return kind.equals(AllowedNetwork.KIND);
    }

    @Override
    public Optional<JsonObject> now(Subject subject) {
        return bans.allowed().stream().filter(one -> one.name().equals(subject.name())).findFirst().map(RecordJson::write);
    }

    @Override
    public List<Missing> create(Comeback back) {
        bans.allow(RecordJson.read(AllowedNetwork.class, back.settings()), back.who());
        return List.of();
    }

    @Override
    public void change(Subject subject, Turn turn, String who) {
        Things.same(subject, turn.now(), now(subject).orElseThrow(() -> Things.missing(subject)));
        bans.allow(RecordJson.read(AllowedNetwork.class, turn.next()), who);
    }

    @Override
    public void delete(Subject subject, JsonObject now, String who) {
        Things.same(subject, now, now(subject).orElseThrow(() -> Things.missing(subject)));
        bans.disallow(subject.name(), who);
    }
}
