package io.carillon.event;

import io.carillon.cdr.store.LedgerRow;
import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sends single ledger events that have a table of their own to come from: persistent, with an id by which the broker
 * knows a repeat.
 */
@ApplicationScoped
public class LedgerDoor {
    @Inject
    private LedgerTap tap;

    private final LedgerSender sender = new JmsLedgerSender();
    private final ReentrantLock turn = new ReentrantLock();
    private final CallEventJson json = new CallEventJson(System.getProperty("carillon.node", "node"));

    /** The broker did not take the event; it may be sent again. */
    public static final class Away extends Exception {
        private static final long serialVersionUID = 1L;

        Away(Exception cause) {
            super(cause.getMessage(), cause);
        }
    }

    /**
     * The event of a call for help.
     *
     * @param call the call
     * @param tenant owner
     * @param direction of the call
     * @param from number of the extension
     * @param to what was dialled
     * @param payload as {@link #emergencyPayload} made it
     */
    public record Emergency(CallId call, Tenant tenant, String direction, String from, String to, String payload) {}

    /** What consumers are told of a call for help. */
    public String emergencyPayload(CallEvent.EmergencyCalled event, String callerName) {
        return json.emergencyCalled(event, callerName);
    }

    /** Somebody called for help. */
    public void emergencyCalled(Emergency event) throws Away {
        send(new LedgerRow(CallEventJson.emergencyId(event.call().value()), CallEventJson.EMERGENCY_CALLED,
                event.tenant().name(), event.direction(), event.from(), event.to(), "",
                CallEventJson.SCHEMA_VERSION, event.call().value(), event.payload()));
    }

    /** What consumers are told of a recording. */
    public String recordingPayload(RecordingReady event) {
        return json.recordingReady(event);
    }

    /** A recording can be heard. @param payload as {@link #recordingPayload} made it */
    public void recordingReady(RecordingReady event, String payload) throws Away {
        send(new LedgerRow(event.eventId(), RecordingReady.TYPE, event.tenant().name(), event.direction().name(),
                event.from(), event.to(), "", CallEventJson.SCHEMA_VERSION, event.call().value(), payload));
    }

    /** What consumers are told of a message that was left. */
    public String voicemailPayload(VoicemailReceived event) {
        return json.voicemailReceived(event);
    }

    /** Somebody left a message. @param payload as {@link #voicemailPayload} made it */
    public void voicemailReceived(VoicemailReceived event, String payload) throws Away {
        send(new LedgerRow(event.eventId(), VoicemailReceived.TYPE, event.tenant().name(), "", event.from(),
                event.mailbox(), "", CallEventJson.SCHEMA_VERSION, event.call().value(), payload));
    }

    /** A message has become text. */
    public void voicemailTranscribed(VoicemailTranscribed event) throws Away {
        VoicemailReceived message = event.message();
        send(new LedgerRow(event.eventId(), VoicemailTranscribed.TYPE, message.tenant().name(), "", message.from(),
                message.mailbox(), "", CallEventJson.SCHEMA_VERSION, message.call().value(),
                json.voicemailTranscribed(event)));
    }

    /** One at a time: a session of the broker is for one thread. */
    private void send(LedgerRow row) throws Away {
        turn.lock();
        try {
            sender.sendPerhapsAgain(List.of(row));
            tap.take(List.of(row));
        } catch (LedgerSender.Failed | SQLException away) {
            sender.close();
            throw new Away(away);
        } finally {
            turn.unlock();
        }
    }

    @PreDestroy
    void close() {
        sender.close();
    }
}
