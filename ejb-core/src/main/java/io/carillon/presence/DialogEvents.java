package io.carillon.presence;

import io.carillon.contract.Aor;
import io.carillon.directory.Directory;
import io.carillon.directory.Subscriber;
import io.carillon.subscription.EventPackage;
import io.carillon.subscription.SubscriptionDesk;
import io.carillon.subscription.View;
import io.carillon.subscription.Viewer;
import io.carillon.subscription.XmlText;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code dialog} (RFC 4235): the lamp beside a colleague's name. Every document has the whole state; a dialog that is
 * over is named once more as terminated, for telephones that wait for that word.
 */
@ApplicationScoped
public class DialogEvents implements EventPackage {
    static final String NAME = "dialog";

    @Inject
    private CallLamps lamps;

    @Inject
    private Directory directory;

    @Inject
    private WatchPermissions permissions;

    @Inject
    private Instance<SubscriptionDesk> desk;

    /** The lamps of one extension. */
    record Lamps(List<LampDialog> dialogs) implements View {
        Lamps {
            dialogs = List.copyOf(dialogs);
        }
    }

    @PostConstruct
    void listen() {
        lamps.onChange(extension -> desk.get().changed(NAME, extension));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String contentType() {
        return "application/dialog-info+xml";
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
    public Lamps look(Aor target, Viewer viewer) {
        return new Lamps(lamps.of(target).stream()
                .map(one -> permissions.maySeePeer(viewer.by(), target, one.peer()) ? one : one.anonymous())
                .toList());
    }

    @Override
    public byte[] write(Aor target, View now, View before, long version, Viewer viewer) {
        List<LampDialog> dialogs = new ArrayList<>(((Lamps) now).dialogs());
        if (before instanceof Lamps known) {
            for (LampDialog dialog : known.dialogs()) {
                if (dialogs.stream().noneMatch(one -> one.id().equals(dialog.id()))) {
                    dialogs.add(dialog.terminated());
                }
            }
        }
        XmlText xml = new XmlText()
                .root("dialog-info", "urn:ietf:params:xml:ns:dialog-info")
                .with("version", Long.toString(version))
                .with("state", "full")
                .with("entity", viewer.uri(target.user()));
        for (LampDialog dialog : dialogs) {
            write(xml, dialog, target, viewer);
        }
        return xml.close().toBytes();
    }

    private void write(XmlText xml, LampDialog dialog, Aor target, Viewer viewer) {
        xml.open("dialog").with("id", dialog.id());
        if (!dialog.sipCallId().isEmpty()) {
            xml.with("call-id", dialog.sipCallId());
        }
        xml.with("direction", dialog.initiator() ? "initiator" : "recipient");
        xml.element("state", dialog.phase().word());
        String own = viewer.uri(target.user());
        xml.open("local").element("identity", own).open("target").with("uri", own);
        if (dialog.held()) {
            xml.empty("param").with("pname", "+sip.rendering").with("pval", "no");
        }
        xml.close().close();
        if (!dialog.peer().isEmpty()) {
            String peer = viewer.uri(dialog.peer());
            xml.open("remote").identity(peer, nameOf(dialog, target)).open("target").with("uri", peer).close().close();
        }
        xml.close();
    }

    private String nameOf(LampDialog dialog, Aor target) {
        return dialog.peerName().isEmpty()
                ? directory.current().find(target.tenant(), dialog.peer())
                        .map(Subscriber::extension).map(one -> one.displayName()).orElse("")
                : dialog.peerName();
    }
}
