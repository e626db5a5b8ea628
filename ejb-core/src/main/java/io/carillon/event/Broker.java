package io.carillon.event;

import static io.carillon.event.EventLog.LOG;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Topic;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * One connection to the broker and one topic, looked up when they are needed and forgotten after a failure: a broker
 * that was away, or a topic that was taken away and put back, is found again.
 */
final class Broker {
    private static final String FACTORY = "java:/carillon/jms/ConnectionFactory";

    private final String topicName;
    private Connection connection;
    private Topic topic;

    Broker(String topicName) {
        this.topicName = topicName;
    }

    Connection connection() throws JMSException {
        if (connection == null) {
            ConnectionFactory factory = lookup(FACTORY, ConnectionFactory.class);
            topic = lookup(topicName, Topic.class);
            connection = factory.createConnection();
        }
        return connection;
    }

    Topic topic() {
        return topic;
    }

    boolean isOpen() {
        return connection != null;
    }

    void close() {
        Connection old = connection;
        connection = null;
        if (old != null) {
            try {
                old.close();
            } catch (JMSException failed) {
                LOG.notClosed(failed.getMessage());
            }
        }
    }

    private static <T> T lookup(String name, Class<T> type) throws JMSException {
        try {
            return type.cast(new InitialContext().lookup(name));
        } catch (NamingException absent) {
            JMSException failure = new JMSException("there is no " + name);
            failure.setLinkedException(absent);
            throw failure;
        }
    }
}
