package io.carillon.history;

import io.carillon.allowance.Allowance;
import io.carillon.allowance.Allowances;
import io.carillon.contract.Aor;
import io.carillon.directory.Change;
import io.carillon.directory.Change.Subject;
import io.carillon.directory.Extension;
import io.carillon.directory.Extensions;
import io.carillon.directory.KeptExtension;
import io.carillon.directory.store.AccountStore;
import io.carillon.directory.store.Check;
import io.carillon.directory.store.ExtensionStore;
import io.carillon.store.RecordJson;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Extensions with their forwarding. One that comes back has a new secret: its telephones must be told. Its limits and its
 * person's account come back with it, as far as nothing else is in the way by now.
 */
@ApplicationScoped
class ExtensionThings implements Things {
    @EJB
    private Extensions extensions;

    @EJB
    private AccountStore accounts;

    @Inject
    private Allowances allowances;

    @Override
    public boolean knows(String kind) {
        return kind.equals(ExtensionStore.KIND);
    }

    @Override
    public Optional<JsonObject> now(Subject subject) {
        return extensions.find(subject.tenant(), subject.name()).map(this::json);
    }

    private JsonObject json(Extension extension) {
        return RecordJson.write(
                KeptExtension.of(extension, extensions.forwarding(extension.tenant(), extension.number())));
    }

    private static KeptExtension kept(JsonObject settings) {
        return RecordJson.read(KeptExtension.class, settings);
    }

    @Override
    public List<Missing> create(Comeback back) {
        Aor extension = new Aor(back.subject().tenant(), back.subject().name());
        List<Missing> missing = new ArrayList<>();
        missing.add(new Missing("secret", "is not kept: there is a new one, its telephones must be told"));
        extensions.bringBack(extension, kept(back.settings()),
                () -> back.parts().forEach(part -> giveBack(extension, part, back.who(), missing)), back.who());
        allowances.reread(extension);
        return missing;
    }

    private void giveBack(Aor extension, Change part, String who, List<Missing> missing) {
        if (part.kind().equals(Allowances.KIND)) {
            allowances.giveBack(extension, RecordJson.read(Allowance.class, part.was()), who);
        } else if (part.kind().equals(AccountStore.KIND)) {
            String why = accounts.giveBack(part.tenant(), part.name(), extension.user(), who);
            if (why != null) {
                missing.add(new Missing(part.subject().toString(), why));
            }
        } else {
            missing.add(new Missing(part.subject().toString(), "has lost its lines of the extension: take that change of it back, too"));
        }
    }

    @Override
    public void change(Subject subject, Turn turn, String who) {
        Extension seen = seen(subject, turn.now());
        extensions.putBack(seen.aor(), kept(turn.now()), kept(turn.next()), new Check(seen.version(), who));
    }

    @Override
    public void delete(Subject subject, JsonObject now, String who) {
        extensions.delete(subject.tenant(), subject.name(), seen(subject, now).version(), who);
    }

    private Extension seen(Subject subject, JsonObject now) {
        Extension extension = extensions.find(subject.tenant(), subject.name()).orElseThrow(() -> Things.missing(subject));
        Things.same(subject, now, json(extension));
        return extension;
    }
}
