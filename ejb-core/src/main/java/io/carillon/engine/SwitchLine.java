package io.carillon.engine;

import io.carillon.contract.AppAsked;
import io.carillon.contract.GroupStream;
import io.carillon.contract.NotifyAnswer;
import io.carillon.contract.NotifyOrder;
import io.carillon.contract.Prompt;
import io.carillon.contract.SwitchBusyException;
import io.carillon.contract.SwitchConnection;
import io.carillon.contract.SwitchConnectionFactory;
import io.carillon.subscription.NotifyLine;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Consumer;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The way to the adapter; looked up each time, because the adapter may come and go. */
@ApplicationScoped
public class SwitchLine implements NotifyLine {
    /** Where the adapter is found. */
    static final String NAME = "java:/carillon/Switch";

    private volatile SwitchConnection notifies;

    /** A handle, to be closed by the caller. @throws SwitchUnavailable when there is no adapter */
    SwitchConnection connect() {
        try {
            return ((SwitchConnectionFactory) new InitialContext().lookup(NAME)).getConnection();
        } catch (NamingException | RuntimeException e) {
            throw new SwitchUnavailable("the switch is not there", e);
        }
    }

    /** Puts a request on the lane of its call. @throws SwitchUnavailable when it was not taken */
    void submit(AppAsked asked) {
        try (SwitchConnection connection = connect()) {
            connection.submit(asked);
        } catch (SwitchBusyException e) {
            throw new SwitchUnavailable("the switch is busy, try again in a moment", e);
        }
    }

    /** Lets a multicast group hear a prompt. @return why not, empty when it does @throws SwitchUnavailable when there is no adapter */
    Optional<String> speak(GroupStream to, Prompt prompt) {
        try (SwitchConnection connection = connect()) {
            return connection.speak(to, prompt);
        }
    }

    /** Notifications are many, so their handle stays open until it fails. */
    @Override
    public void sendNotify(NotifyOrder order, Consumer<NotifyAnswer> answer) {
        SwitchConnection open = notifies;
        if (open == null) {
            open = connect();
            notifies = open;
        }
        try {
            open.sendNotify(order, answer);
        } catch (IllegalStateException gone) {
            letGo();
            throw new SwitchUnavailable("the switch is not there", gone);
        }
    }

    @PreDestroy
    void letGo() {
        SwitchConnection open = notifies;
        notifies = null;
        if (open != null) {
            open.close();
        }
    }
}
