package io.carillon.api.tables;

import io.carillon.api.extensions.Forwarding;
import io.carillon.api.json.RecordJsonReader;
import io.carillon.contract.Tenant;
import io.carillon.directory.CallForwarding;
import io.carillon.directory.Directory;
import io.carillon.directory.Extensions;
import io.carillon.directory.Subscriber;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** What extensions do with calls they do not take; those for which nobody has set anything are left out. */
final class ForwardingKind extends RowKind {
    private final Extensions extensions;
    private final Directory directory;
    private final RecordJsonReader reader;

    ForwardingKind(Extensions extensions, Directory directory, RecordJsonReader reader) {
        super("forwarding", "extension", Forwarding.class, Forwarding.class);
        this.extensions = extensions;
        this.directory = directory;
        this.reader = reader;
    }

    @Override
    public List<JsonObject> all(Tenant tenant) {
        List<JsonObject> all = new ArrayList<>();
        directory.current().page(tenant, null, Integer.MAX_VALUE).forEach(extension ->
                directory.current().find(tenant, extension.number()).map(Subscriber::forwarding)
                        .filter(set -> !set.equals(CallForwarding.NONE))
                        .ifPresent(set -> all.add(
                                Bodies.shown(Forwarding.of(set), "extension", extension.number()))));
        return all;
    }

    @Override
    String put(Errand errand, Wanted row) {
        extensions.changeForwarding(errand.tenant(), row.key(), asked(row), errand.caller().username());
        return null;
    }

    @Override
    void attempt(Errand errand, Wanted row, Ahead ahead) {
        extensions.checkForwarding(errand.tenant(), row.key(), asked(row));
    }

    private CallForwarding asked(Wanted row) {
        return Bodies.read(reader, Forwarding.class, row.body()).toDirectory();
    }
}
