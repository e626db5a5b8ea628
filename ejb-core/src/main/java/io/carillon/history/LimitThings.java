package io.carillon.history;

import io.carillon.allowance.Allowance;
import io.carillon.allowance.Allowances;
import io.carillon.contract.Aor;
import io.carillon.directory.Change.Subject;
import io.carillon.directory.Directory;
import io.carillon.store.RecordJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** How much extensions may call. Each extension has limits, if only those of all: they are neither made nor deleted. */
@ApplicationScoped
class LimitThings implements Things {
    @Inject
    private Allowances allowances;

    @Inject
    private Directory directory;

    @Override
    public boolean knows(String kind) {
        return kind.equals(Allowances.KIND);
    }

    @Override
    public Optional<JsonObject> now(Subject subject) {
        return directory.current().find(subject.tenant(), subject.name())
                .map(there -> RecordJson.write(allowances.of(subject.tenant(), subject.name())));
    }

    @Override
    public List<Missing> create(Comeback back) {
        throw Things.missing(back.subject());
    }

    @Override
    public void change(Subject subject, Turn turn, String who) {
        allowances.set(new Aor(subject.tenant(), subject.name()), RecordJson.read(Allowance.class, turn.next()),
                now -> RecordJson.write(now).equals(turn.now()), who);
    }

    @Override
    public void delete(Subject subject, JsonObject now, String who) {
        throw Things.missing(subject);
    }
}
