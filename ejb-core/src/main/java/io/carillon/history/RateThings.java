package io.carillon.history;

import io.carillon.directory.Change.Subject;
import io.carillon.directory.Conflict;
import io.carillon.store.RecordJson;
import io.carillon.trunk.KeptDeck;
import io.carillon.trunk.Rates;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Prices of trunks. Which deck it was is kept, the prices themselves are not: they are loaded again by who has them. */
@ApplicationScoped
class RateThings implements Things {
    @EJB
    private Rates rates;

    @Override
    public boolean knows(String kind) {
        return kind.equals(KeptDeck.KIND);
    }

    @Override
    public Optional<JsonObject> now(Subject subject) {
        return rates.kept(subject.tenant(), subject.name()).map(RecordJson::write);
    }

    @Override
    public List<Missing> create(Comeback back) {
        throw notKept(back.subject(), back.settings());
    }

    @Override
    public void change(Subject subject, Turn turn, String who) {
        throw notKept(subject, turn.next());
    }

    @Override
    public void delete(Subject subject, JsonObject now, String who) {
        throw new Conflict("a trunk keeps its prices until others are loaded");
    }

    private static Conflict notKept(Subject subject, JsonObject deck) {
        String checksum = deck.getString("checksum", "");
        return new Conflict("the prices of trunk " + subject.name() + " of before are not kept: load them again"
                + (checksum.isEmpty() ? "" : ", the SHA-256 of that file as it was downloaded is " + checksum));
    }
}
