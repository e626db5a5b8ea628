package io.carillon.event;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.List;

/** Non-persistent messages on the topic of live events, while somebody subscribes to it. */
final class JmsLiveSink implements LiveQueue.Sink {
    static final String TOPIC = "java:/jms/topic/carillon.events";

    /** A subscriber that is this far behind does not want the event any more. */
    private static final long TIME_TO_LIVE_MILLIS = 60_000;

    private final Broker broker = new Broker(TOPIC);
    private final CallEventJson json;
    private Session session;
    private MessageProducer producer;
    private Audience audience;

    JmsLiveSink(CallEventJson json) {
        this.json = json;
    }

    @Override
    public void send(List<LiveQueue.Numbered> events) throws LedgerSender.Failed {
        try {
            open();
            if (!audience.isThere()) {
                return;
            }
            for (LiveQueue.Numbered numbered : events) {
                producer.send(message(numbered.id(), numbered.event()));
            }
            session.commit();
        } catch (JMSException | RuntimeException failed) {
            throw new LedgerSender.Failed(failed);
        }
    }

    private TextMessage message(String id, LiveEvent event) throws JMSException {
        TextMessage message = session.createTextMessage(json.live(id, event));
        message.setStringProperty("eventId", id);
        message.setStringProperty("eventType", event.type());
        message.setStringProperty("tenant", event.tenant().name());
        if (event instanceof CallEvent call) {
            message.setStringProperty("direction", call.direction().name());
            message.setStringProperty("fromNumber", call.from());
            message.setStringProperty("toNumber", call.to());
        }
        message.setIntProperty("schemaVersion", CallEventJson.SCHEMA_VERSION);
        message.setStringProperty("JMSXGroupID", event.subject());
        return message;
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
            session = broker.connection().createSession(true, Session.SESSION_TRANSACTED);
            producer = session.createProducer(broker.topic());
            producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
            producer.setTimeToLive(TIME_TO_LIVE_MILLIS);
            audience = Audience.of(session, broker.topic());
        } catch (JMSException | RuntimeException failed) {
            broker.close();
            throw failed;
        }
    }
}
