package io.carillon.api.tables;

import io.carillon.api.extensions.ExtensionView;
import io.carillon.api.extensions.NewExtensionBody;
import io.carillon.api.json.RecordJsonReader;
import io.carillon.contract.Tenant;
import io.carillon.directory.ChangedExtension;
import io.carillon.directory.Directory;
import io.carillon.directory.Extension;
import io.carillon.directory.Extensions;
import io.carillon.directory.NewExtension;
import io.carillon.directory.NotFound;
import jakarta.json.JsonObject;
import java.util.List;

/** Extensions; a new one gets a secret unless the table brings one. */
final class ExtensionKind extends RowKind {
    private final Extensions extensions;
    private final Directory directory;
    private final RecordJsonReader reader;

    ExtensionKind(Extensions extensions, Directory directory, RecordJsonReader reader) {
        super("extensions", "number", NewExtensionBody.class, ShownExtension.class);
        this.extensions = extensions;
        this.directory = directory;
        this.reader = reader;
    }

    /** Fields that are shown of an extension that is not new. */
    private record ShownExtension(String number, String displayName, Boolean enabled, String mediaSecurity) {}

    @Override
    public List<JsonObject> all(Tenant tenant) {
        return directory.current().page(tenant, null, Integer.MAX_VALUE).stream()
                .map(one -> Bodies.shown(ExtensionView.of(one), "number", one.number()))
                .toList();
    }

    @Override
    String put(Errand errand, Wanted row) {
        NewExtension asked = asked(row);
        String who = errand.caller().username();
        if (row.isNew()) {
            return extensions.create(errand.tenant(), asked, who).secretShownOnce();
        }
        extensions.check(errand.tenant(), asked.number(), changed(asked), asked.secret());
        Extension now = extensions.find(errand.tenant(), asked.number())
                .orElseThrow(() -> new NotFound("there is no extension " + asked.number()));
        Extension changed = extensions.update(errand.tenant(), asked.number(), changed(asked), now.version(), who);
        if (asked.secret() != null) {
            extensions.newSecret(errand.tenant(), asked.number(), asked.secret(), changed.version(), who);
        }
        return null;
    }

    @Override
    void attempt(Errand errand, Wanted row, Ahead ahead) {
        NewExtension asked = asked(row);
        if (row.isNew()) {
            extensions.check(errand.tenant(), asked, ahead.made());
        } else {
            extensions.check(errand.tenant(), asked.number(), changed(asked), asked.secret());
        }
    }

    private static ChangedExtension changed(NewExtension asked) {
        return new ChangedExtension(asked.displayName(), asked.enabled(), asked.security());
    }

    private NewExtension asked(Wanted row) {
        NewExtensionBody body = Bodies.read(reader, NewExtensionBody.class, row.body());
        return new NewExtension(body.number(), body.displayName(), body.password(),
                !Boolean.FALSE.equals(body.enabled()), body.mediaSecurity());
    }
}
