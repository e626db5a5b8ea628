package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * A plain-Java program outside the server that hears a topic over the Artemis core protocol, as an ERP would. Whatever it
 * hears has to keep its schema, else its end fails the test.
 */
public final class EventEar implements AutoCloseable {
    private final ActiveMQConnectionFactory factory;
    private final JMSContext context;
    private final JMSConsumer consumer;
    private final List<Heard> heard = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    private EventEar(String url, String user, String password, String topic, String selector) {
        factory = new ActiveMQConnectionFactory(url);
        context = factory.createContext(user, password, JMSContext.AUTO_ACKNOWLEDGE);
        Topic destination = context.createTopic("jms.topic." + topic);
        consumer = selector == null ? context.createConsumer(destination) : context.createConsumer(destination, selector);
        consumer.setMessageListener(this::take);
    }

    /** Subscribes; what is sent from now on is heard. */
    public static EventEar on(Installation installation, String topic, String selector) {
        return new EventEar(installation.jmsUrl(), installation.jmsUser(), installation.jmsPassword(), topic, selector);
    }

    private void take(Message message) {
        try {
            String text = ((TextMessage) message).getText();
            try (var reader = Json.createReader(new StringReader(text))) {
                Heard one = new Heard(message, reader.readObject());
                List<String> wrong = wrongWith(message, text);
                synchronized (heard) {
                    heard.add(one);
                    broken.addAll(wrong);
                    heard.notifyAll();
                }
            }
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> wrongWith(Message message, String text) throws JMSException {
        try {
            return EventSchemas.broken(message, text);
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of(unreadable + " of " + text);
        }
    }

    /** Everything heard so far that matches. */
    public List<Heard> all(Predicate<Heard> wanted) {
        synchronized (heard) {
            return heard.stream().filter(wanted).toList();
        }
    }

    /** Waits for the first that matches. */
    public Heard await(Predicate<Heard> wanted) throws InterruptedException {
        return await(wanted, Duration.ofSeconds(15));
    }

    public Heard await(Predicate<Heard> wanted, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (heard) {
            while (true) {
                for (Heard one : heard) {
                    if (wanted.test(one)) {
                        return one;
                    }
                }
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError("not heard; heard instead: " + heard);
                }
                heard.wait(left);
            }
        }
    }

    @Override
    public void close() {
        context.close();
        factory.close();
        synchronized (heard) {
            assertThat(broken).as("what events do not keep of their schemas").isEmpty();
        }
    }

    /** One message and its body. */
    public record Heard(Message message, JsonObject body) {
        public String property(String name) {
            try {
                return message.getStringProperty(name);
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        }

        public String type() {
            return property("eventType");
        }

        @Override
        public String toString() {
            return body.toString();
        }
    }
}
