package io.carillon.message;

import io.carillon.contract.Aor;
import io.carillon.contract.MessageAsked;
import io.carillon.contract.SipTarget;
import io.carillon.contract.TextMessage;
import io.carillon.directory.Bindings;
import io.carillon.directory.DeviceFlows;
import io.carillon.directory.Directory;
import io.carillon.directory.SwitchLink;
import io.carillon.message.store.MessageStore;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Texts between telephones, as the rest of the application sees them. */
@Startup
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Messages {
    @Inject
    private MessageStore store;

    @Inject
    private Directory directory;

    @Inject
    private Bindings bindings;

    @Inject
    private SwitchLink link;

    private TextDesk desk;

    @PostConstruct
    void open() {
        desk = new TextDesk(
                store, aor -> directory.current().find(aor.tenant(), aor.user()), this::telephones, this::post);
        try {
            desk.sweep(Instant.now());
        } catch (SQLException e) {
            MessageLog.LOG.notRead("anybody", e.getMessage());
        }
    }

    private List<SipTarget> telephones(Aor aor) {
        return DeviceFlows.targets(bindings.of(aor));
    }

    private void post(TextMessage message) {
        SwitchLink.Answer<Boolean> sent = link.ask(connection -> {
            connection.deliver(message);
            return true;
        });
        if (sent.value().isEmpty()) {
            MessageLog.LOG.notSent(sent.trouble());
            desk.delivered(message.id(), 503);
        }
    }

    /** A device sends a text. @return the SIP status to answer with */
    public int take(MessageAsked asked) {
        return desk.take(asked);
    }

    /** What became of a text at one device. */
    public void delivered(String id, int status) {
        desk.delivered(id, status);
    }

    /** A telephone of this extension has registered. */
    public void registered(Aor aor) {
        desk.registered(aor, Instant.now());
    }
}
