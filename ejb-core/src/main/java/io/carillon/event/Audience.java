package io.carillon.event;

import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQDestination;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;

/**
 * Whether anybody subscribes to a topic. What is published to nobody is written, encoded, carried to the broker, read and thrown
 * away there, and that is a quarter of all the garbage a call makes. To ask the broker of the same server is one packet.
 *
 * <p>Subscriptions are what Artemis calls queues, of this server or of others in its cluster; a divert is none, so
 * {@value #ALWAYS} says that nobody is to ask.
 */
final class Audience {
    static final String ALWAYS = "carillon.events.unheard";

    private final ClientSession broker;
    private final SimpleString address;

    private Audience(ClientSession broker, SimpleString address) {
        this.broker = broker;
        this.address = address;
    }

    /** As this session sees it; of another broker than Artemis it is taken to be there. */
    static Audience of(Session session, Topic topic) {
        if (!Boolean.getBoolean(ALWAYS) && session instanceof ActiveMQSession artemis
                && topic instanceof ActiveMQDestination destination) {
            return new Audience(artemis.getCoreSession(), destination.getSimpleAddress());
        }
        return new Audience(null, null);
    }

    /** Asks; who subscribes before the question is counted, so nobody misses what is published after he has subscribed. */
    boolean isThere() throws JMSException {
        if (broker == null) {
            return true;
        }
        try {
            return !broker.addressQuery(address).getQueueNames().isEmpty();
        } catch (ActiveMQException unanswered) {
            JMSException failure = new JMSException("the broker does not say who subscribes to " + address);
            failure.setLinkedException(unanswered);
            throw failure;
        }
    }
}
