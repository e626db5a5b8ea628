package io.carillon.presence;

import io.carillon.contract.Aor;
import io.carillon.directory.Bindings;
import io.carillon.directory.Directory;
import io.carillon.subscription.EventPackage;
import io.carillon.subscription.SubscriptionDesk;
import io.carillon.subscription.View;
import io.carillon.subscription.Viewer;
import io.carillon.subscription.XmlText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code presence} (RFC 3856) as PIDF (RFC 3863): whether somebody can be reached and what he does, put together from
 * what he published, whether a telephone of his is registered, his calls and do-not-disturb.
 */
@ApplicationScoped
public class PresenceEvents implements EventPackage {
    static final String NAME = "presence";
    static final String TYPE = "application/pidf+xml";

    @Inject
    private CallLamps lamps;

    @Inject
    private Bindings bindings;

    @Inject
    private Directory directory;

    @Inject
    private Publications publications;

    @Inject
    private WatchPermissions permissions;

    @Inject
    private Instance<SubscriptionDesk> desk;

    /** Presence of one person. */
    record Presence(Published all) implements View {}

    @Override
    public void start() {
        publications.open();
        lamps.onChange(extension -> desk.get().changed(NAME, extension));
        bindings.onChange(extension -> desk.get().changed(NAME, extension));
    }

    @Override
    public void tick(Instant now) {
        publications.sweep(now);
    }

    @Override
    public void stop() {
        publications.close();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String contentType() {
        return TYPE;
    }

    @Override
    public boolean allows(Aor by, Aor target) {
        return permissions.mayWatch(by, target);
    }

    @Override
    public void watched(Aor target) {
        lamps.watch(target);
    }

    @Override
    public void unwatched(Aor target) {
        lamps.unwatch(target);
    }

    @Override
    public Presence look(Aor target, Viewer viewer) {
        boolean talks = lamps.of(target).stream().anyMatch(one -> one.phase() == LampDialog.Phase.CONFIRMED);
        boolean dnd = directory.current().find(target.tenant(), target.user())
                .map(one -> one.forwarding().dnd())
                .orElse(false);
        return new Presence(composed(
                publications.of(target).stream().map(Publication::state).toList(),
                !bindings.of(target).isEmpty(), talks, dnd));
    }

    /** The newest word of its person counts for the note; reachable is who says so, or who has a telephone. */
    static Published composed(List<Published> published, boolean registered, boolean talks, boolean dnd) {
        List<String> activities = new ArrayList<>();
        String note = "";
        for (Published one : published) {
            activities.addAll(one.activities());
            note = one.note().isEmpty() ? note : one.note();
        }
        if (talks) {
            activities.add("on-the-phone");
        }
        if (dnd) {
            activities.add("busy");
        }
        boolean open = published.isEmpty() ? registered : published.stream().anyMatch(Published::open);
        return new Published(open, activities, note);
    }

    @Override
    public byte[] write(Aor target, View now, View before, long version, Viewer viewer) {
        Published state = ((Presence) now).all();
        String uri = viewer.uri(target.user());
        XmlText xml = new XmlText()
                .root("presence", PidfReader.PIDF, "dm", PidfReader.MODEL, "rpid", PidfReader.RPID)
                .with("entity", uri)
                .open("tuple").with("id", "t" + target.user())
                .open("status").element("basic", state.open() ? "open" : "closed").close()
                .element("contact", uri);
        if (!state.note().isEmpty()) {
            xml.element("note", state.note());
        }
        xml.close();
        if (!state.activities().isEmpty()) {
            xml.open("dm", "person", PidfReader.MODEL).with("id", "p" + target.user())
                    .open("rpid", "activities", PidfReader.RPID);
            state.activities().forEach(one -> xml.open("rpid", one, PidfReader.RPID).close());
            xml.close().close();
        }
        return xml.close().toBytes();
    }
}
