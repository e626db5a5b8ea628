package io.carillon.history;

import io.carillon.directory.Account;
import io.carillon.directory.Accounts;
import io.carillon.directory.Change.Subject;
import io.carillon.directory.ChangedAccount;
import io.carillon.directory.Conflict;
import io.carillon.directory.KeptAccount;
import io.carillon.directory.store.AccountStore;
import io.carillon.store.RecordJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Accounts. One that is gone does not come back: nothing of its password is kept. */
@ApplicationScoped
class AccountThings implements Things {
    @Inject
    private Accounts accounts;

    @Override
    public boolean knows(String kind) {
        return kind.equals(AccountStore.KIND);
    }

    @Override
    public Optional<JsonObject> now(Subject subject) {
        return accounts.find(subject.tenant(), subject.name()).map(AccountThings::json);
    }

    private static JsonObject json(Account account) {
        return RecordJson.write(KeptAccount.of(account));
    }

    @Override
    public List<Missing> create(Comeback back) {
        throw new Conflict("the password of " + back.subject() + " is not kept: make a new account of this name");
    }

    @Override
    public void change(Subject subject, Turn turn, String who) {
        KeptAccount next = RecordJson.read(KeptAccount.class, turn.next());
        accounts.update(subject.tenant(), subject.name(),
                new ChangedAccount(null, Set.copyOf(next.roles()), next.enabled(), next.extension()),
                version(subject, turn.now()), who);
    }

    @Override
    public void delete(Subject subject, JsonObject now, String who) {
        accounts.delete(subject.tenant(), subject.name(), version(subject, now), who);
    }

    private long version(Subject subject, JsonObject now) {
        Account account = accounts.find(subject.tenant(), subject.name()).orElseThrow(() -> Things.missing(subject));
        Things.same(subject, now, json(account));
        return account.version();
    }
}
