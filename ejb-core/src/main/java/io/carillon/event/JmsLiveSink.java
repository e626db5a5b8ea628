package io.carillon.event;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;

/** Non-persistent messages on the topic of live events. */
final class JmsLiveSink implements LiveQueue.Sink {
    static final String TOPIC = "java:/jms/topic/carillon.events";

    /** A subscriber that is this far behind does not want the event any more. */
    private static final long TIME_TO_LIVE_MILLIS = 60_000;

    private final Broker broker = new Broker(TOPIC);
    private final CallEventJson json;
    private Session session;
    private MessageProducer producer;

    JmsLiveSink(CallEventJson json) {
        this.json = json;
    }

    @Override
    public void send(String id, CallEvent event) throws LedgerSender.Failed {
        try {
            open();
            TextMessage message = session.createTextMessage(json.live(id, event));
            message.setStringProperty("eventId", id);
            message.setStringProperty("eventType", event.type());
            message.setStringProperty("tenant", event.tenant().name());
            message.setStringProperty("direction", event.direction().name());
            message.setStringProperty("fromNumber", event.from());
            message.setStringProperty("toNumber", event.to());
            message.setIntProperty("schemaVersion", CallEventJson.SCHEMA_VERSION);
            message.setStringProperty("JMSXGroupID", event.call().value());
            producer.send(message);
        } catch (JMSException | RuntimeException failed) {
            throw new LedgerSender.Failed(failed);
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
            session = broker.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
            producer = session.createProducer(broker.topic());
            producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
            producer.setTimeToLive(TIME_TO_LIVE_MILLIS);
        } catch (JMSException | RuntimeException failed) {
            broker.close();
            throw failed;
        }
    }
}
