package io.carillon.subscription;

import io.carillon.contract.Aor;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An event package watched for a whole list (RFC 4662): a list document that names the members, and behind it the
 * document of each. The first notification has all of them, later ones those that have changed.
 */
final class ListEvents implements EventPackage {
    /** Media type of the whole; the boundary cannot begin a line of any part, as XML is written without line breaks. */
    static final String TYPE = "multipart/related";

    private static final String RLMI = "application/rlmi+xml";
    private static final String BOUNDARY = "carillon-list-part";
    private static final String ROOT_ID = "list@carillon";
    private static final String HEADER =
            TYPE + ";type=\"" + RLMI + "\";start=\"<" + ROOT_ID + ">\";boundary=\"" + BOUNDARY + "\"";

    private final EventPackage of;
    private final WatchList list;

    /** What there is to see of one member; null when the watcher may not see it. */
    record Seen(Aor member, View view) {}

    /** What there is to see of all. */
    record All(List<Seen> members) implements View {
        All {
            members = List.copyOf(members);
        }

        private boolean has(Seen one) {
            return members.contains(one);
        }
    }

    ListEvents(EventPackage of, WatchList list) {
        this.of = of;
        this.list = list;
    }

    List<Aor> members() {
        List<Aor> members = new ArrayList<>();
        list.members().forEach(number -> members.add(new Aor(list.tenant(), number)));
        return members;
    }

    @Override
    public String name() {
        return of.name();
    }

    @Override
    public String contentType() {
        return HEADER;
    }

    /** The list is everybody's of the tenant; what each member shows is decided for each. */
    @Override
    public boolean allows(Aor by, Aor target) {
        return true;
    }

    @Override
    public void watched(Aor target) {
        members().forEach(of::watched);
    }

    @Override
    public void unwatched(Aor target) {
        members().forEach(of::unwatched);
    }

    @Override
    public View look(Aor target, Viewer viewer) {
        List<Seen> seen = new ArrayList<>();
        for (Aor member : members()) {
            seen.add(new Seen(member, of.allows(viewer.by(), member) ? of.look(member, viewer) : null));
        }
        return new All(seen);
    }

    @Override
    public byte[] write(Aor target, View now, View before, long version, Viewer viewer) {
        List<Seen> told = new ArrayList<>();
        for (Seen one : ((All) now).members()) {
            if (!(before instanceof All known) || !known.has(one)) {
                told.add(one);
            }
        }
        Parts parts = new Parts();
        parts.add(ROOT_ID, RLMI, index(target, told, before == null, version, viewer));
        for (Seen one : told) {
            if (one.view() != null) {
                parts.add(cid(one), of.contentType(),
                        of.write(one.member(), one.view(), viewBefore(one, before), version, viewer));
            }
        }
        return parts.close();
    }

    private static View viewBefore(Seen one, View before) {
        return before instanceof All known
                ? known.members().stream()
                        .filter(was -> was.member().equals(one.member()))
                        .map(Seen::view)
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static String cid(Seen one) {
        return one.member().user() + "@carillon";
    }

    private byte[] index(Aor target, List<Seen> told, boolean whole, long version, Viewer viewer) {
        XmlText xml = new XmlText()
                .root("list", "urn:ietf:params:xml:ns:rlmi")
                .with("uri", viewer.uri(target.user()))
                .with("version", Long.toString(version))
                .with("fullState", Boolean.toString(whole));
        if (!list.displayName().isEmpty()) {
            xml.element("name", list.displayName());
        }
        for (Seen one : told) {
            xml.open("resource").with("uri", viewer.uri(one.member().user()));
            xml.open("instance").with("id", "i" + one.member().user());
            if (one.view() == null) {
                xml.with("state", "terminated").with("reason", "noresource");
            } else {
                xml.with("state", "active").with("cid", cid(one));
            }
            xml.close().close();
        }
        return xml.close().toBytes();
    }

    /** Puts parts behind each other (RFC 2387). */
    private static final class Parts {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream(4096);

        void add(String id, String type, byte[] body) {
            text("--" + BOUNDARY + "\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <" + id
                    + ">\r\nContent-Type: " + type + "\r\n\r\n");
            out.writeBytes(body);
            text("\r\n");
        }

        byte[] close() {
            text("--" + BOUNDARY + "--\r\n");
            return out.toByteArray();
        }

        private void text(String text) {
            out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
