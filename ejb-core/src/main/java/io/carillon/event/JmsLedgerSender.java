package io.carillon.event;

import io.carillon.cdr.store.LedgerRow;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.List;

/**
 * Persistent messages on the ledger topic.
 *
 * <p>Every message carries its event id as duplicate-detection id. A duplicate inside a transaction makes the broker
 * refuse the whole transaction, outside of one it is dropped silently; hence the two sessions.
 */
final class JmsLedgerSender implements LedgerSender {
    static final String TOPIC = "java:/jms/topic/carillon.cdr";
    private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

    private final Broker broker = new Broker(TOPIC);
    private Session transacted;
    private MessageProducer inTransaction;
    private Session direct;
    private MessageProducer oneByOne;

    @Override
    public void sendFresh(List<LedgerRow> rows) throws Failed {
        try {
            open();
            for (LedgerRow row : rows) {
                inTransaction.send(message(transacted, row));
            }
            transacted.commit();
        } catch (JMSException | RuntimeException failed) {
            throw new Failed(failed);
        }
    }

    @Override
    public void sendPerhapsAgain(List<LedgerRow> rows) throws Failed {
        try {
            open();
            for (LedgerRow row : rows) {
                oneByOne.send(message(direct, row));
            }
        } catch (JMSException | RuntimeException failed) {
            throw new Failed(failed);
        }
    }

    @Override
    public void close() {
        broker.close();
    }

    private void open() throws JMSException {
        if (broker.isOpen()) {
            return;
        }
        try {
            transacted = broker.connection().createSession(true, Session.SESSION_TRANSACTED);
            inTransaction = producer(transacted);
            direct = broker.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
            oneByOne = producer(direct);
        } catch (JMSException | RuntimeException failed) {
            broker.close();
            throw failed;
        }
    }

    private MessageProducer producer(Session session) throws JMSException {
        MessageProducer producer = session.createProducer(broker.topic());
        producer.setDeliveryMode(DeliveryMode.PERSISTENT);
        return producer;
    }

    private static TextMessage message(Session session, LedgerRow row) throws JMSException {
        TextMessage message = session.createTextMessage(row.payload());
        message.setStringProperty(DUPLICATE_ID, row.eventId());
        message.setStringProperty("eventId", row.eventId());
        message.setStringProperty("eventType", row.eventType());
        message.setStringProperty("tenant", row.tenant());
        message.setStringProperty("direction", row.direction());
        message.setStringProperty("fromNumber", row.fromNumber());
        message.setStringProperty("toNumber", row.toNumber());
        message.setStringProperty("disposition", row.disposition());
        message.setIntProperty("schemaVersion", row.schemaVersion());
        message.setStringProperty("JMSXGroupID", row.subject());
        return message;
    }
}
