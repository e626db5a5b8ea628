package io.carillon.history;

import io.carillon.access.ApiKey;
import io.carillon.access.ApiKeys;
import io.carillon.access.KeptKey;
import io.carillon.directory.Change.Subject;
import io.carillon.directory.Conflict;
import io.carillon.store.RecordJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Keys of programs. A key is made and deleted, never changed; one that is gone does not come back: its secret is not kept. */
@ApplicationScoped
class KeyThings implements Things {
    @Inject
    private ApiKeys keys;

    @Override
    public boolean knows(String kind) {
        return kind.equals(ApiKeys.KIND);
    }

    @Override
    public Optional<JsonObject> now(Subject subject) {
        return key(subject).map(KeyThings::json);
    }

    private Optional<ApiKey> key(Subject subject) {
        return keys.named(subject.tenant(), subject.name());
    }

    private static JsonObject json(ApiKey key) {
        return RecordJson.write(KeptKey.of(key));
    }

    @Override
    public List<Missing> create(Comeback back) {
        throw new Conflict("the secret of " + back.subject() + " is not kept: make a new key of this name");
    }

    @Override
    public void change(Subject subject, Turn turn, String who) {
        throw new Conflict(subject + " is another key of this name: delete it and make a new one");
    }

    @Override
    public void delete(Subject subject, JsonObject now, String who) {
        ApiKey key = key(subject).orElseThrow(() -> Things.missing(subject));
        Things.same(subject, now, json(key));
        if (!keys.delete(subject.tenant(), key.id(), who)) {
            throw Things.missing(subject);
        }
    }
}
