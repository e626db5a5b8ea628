package io.carillon.presence;

import io.carillon.contract.Aor;
import io.carillon.directory.Binding;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** {@code reg} (RFC 3680): which telephones are registered. Everybody watches the own registrations. */
@ApplicationScoped
public class RegEvents implements EventPackage {
    static final String NAME = "reg";

    @Inject
    private Bindings bindings;

    @Inject
    private Directory directory;

    @Inject
    private Instance<SubscriptionDesk> desk;

    /** One telephone; its expiry is no part of it, or every refresh would be news. */
    record Contact(String uri, int q, String instance) {
        /** RFC 3680 section 5.3.2: the same contact keeps its id. */
        String id() {
            return "c" + UUID.nameUUIDFromBytes(uri.getBytes(java.nio.charset.StandardCharsets.UTF_8)).toString()
                    .substring(0, 8);
        }
    }

    /** All telephones of an extension. */
    record Contacts(List<Contact> all) implements View {
        Contacts {
            all = List.copyOf(all);
        }
    }

    @Override
    public void start() {
        bindings.onChange(extension -> desk.get().changed(NAME, extension));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String contentType() {
        return "application/reginfo+xml";
    }

    @Override
    public boolean allows(Aor by, Aor target) {
        return by.equals(target) && Watchable.isOpen(directory, target);
    }

    @Override
    public Contacts look(Aor target, Viewer viewer) {
        return new Contacts(bindings.of(target).stream()
                .map(one -> new Contact(one.uri(), one.q(), one.instance()))
                .toList());
    }

    @Override
    public byte[] write(Aor target, View now, View before, long version, Viewer viewer) {
        List<Contact> active = ((Contacts) now).all();
        XmlText xml = new XmlText()
                .root("reginfo", "urn:ietf:params:xml:ns:reginfo")
                .with("version", Long.toString(version))
                .with("state", "full")
                .open("registration")
                .with("aor", viewer.uri(target.user()))
                .with("id", "r" + target.user())
                .with("state", active.isEmpty() ? "terminated" : "active");
        for (Contact contact : active) {
            boolean known = before instanceof Contacts told && told.all().contains(contact);
            contact(xml, contact, "active", known || before == null ? "registered" : "created", target);
        }
        for (Contact gone : gone(active, before)) {
            contact(xml, gone, "terminated", "unregistered", target);
        }
        return xml.close().close().toBytes();
    }

    private static List<Contact> gone(List<Contact> active, View before) {
        List<Contact> gone = new ArrayList<>();
        if (before instanceof Contacts told) {
            told.all().stream()
                    .filter(one -> active.stream().noneMatch(now -> now.uri().equals(one.uri())))
                    .forEach(gone::add);
        }
        return gone;
    }

    private void contact(XmlText xml, Contact contact, String word, String event, Aor target) {
        xml.open("contact").with("id", contact.id()).with("state", word).with("event", event);
        bindings.of(target).stream()
                .filter(one -> one.uri().equals(contact.uri()))
                .findFirst()
                .ifPresent(binding -> details(xml, binding));
        xml.with("q", String.format(Locale.ROOT, "%.3f", contact.q() / 1000.0)).element("uri", contact.uri());
        if (!contact.instance().isEmpty()) {
            xml.open("unknown-param").with("name", "+sip.instance").text(contact.instance()).close();
        }
        xml.close();
    }

    private static void details(XmlText xml, Binding binding) {
        long left = Math.max(0, Duration.between(Instant.now(), binding.expiresAt()).toSeconds());
        xml.with("expires", Long.toString(left))
                .with("callid", binding.sipCallId())
                .with("cseq", Long.toString(binding.cseq()));
    }
}
