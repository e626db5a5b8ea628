package io.carillon.history;

import io.carillon.contract.Tenant;
import io.carillon.directory.CallForwarding;
import io.carillon.directory.Change.Subject;
import io.carillon.directory.Extension;
import io.carillon.directory.Extensions;
import io.carillon.directory.KeptExtension;
import io.carillon.directory.NewExtension;
import io.carillon.directory.store.ExtensionStore;
import io.carillon.store.RecordJson;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.Optional;

/** Extensions with their forwarding. One that comes back has a new secret: its telephones must be told. */
@ApplicationScoped
class ExtensionThings implements Things {
    @EJB
    private Extensions extensions;

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
    public void create(Subject subject, JsonObject settings, String who) {
        KeptExtension next = kept(settings);
        Tenant tenant = subject.tenant();
        extensions.create(tenant,
                new NewExtension(subject.name(), next.displayName(), null, next.enabled(), next.security()), who);
        if (!next.forwarding().equals(CallForwarding.NONE)) {
            extensions.changeForwarding(tenant, subject.name(), next.forwarding(), who);
        }
    }

    @Override
    public void change(Subject subject, Turn turn, String who) {
        Extension seen = seen(subject, turn.now());
        KeptExtension now = kept(turn.now());
        KeptExtension next = kept(turn.next());
        if (!next.asked().equals(now.asked())) {
            extensions.update(subject.tenant(), subject.name(), next.asked(), seen.version(), who);
        }
        if (!next.forwarding().equals(now.forwarding())) {
            extensions.changeForwarding(subject.tenant(), subject.name(), next.forwarding(), who);
        }
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
