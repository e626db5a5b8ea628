package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.phone.Phone;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** A program that speaks AMQP 1.0 and has never heard of Artemis. */
@ArquillianTest
@RunAsClient
class AmqpConsumerTest {
    private static final String LEDGER = "jms.topic.CarillonCdr";
    private final Installation carillon = Installation.ofTestRun();

    @Test
    void theRecordOfACallArrivesOverAmqpThroughASelector() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Connection connection = connect(carillon.jmsPassword());
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                MessageConsumer wanted = session.createConsumer(
                        session.createTopic(LEDGER), "fromNumber = '" + a.number() + "' AND disposition = 'BUSY'");
                Phone alice = a.registered();
                Phone bob = b.registered()) {
            connection.start();
            Talk.between(alice, bob).hangUp();
            var refused = alice.call(b.number());
            bob.awaitCall().reject(486, "Busy Here");
            assertThat(refused.awaitFinal().status()).isEqualTo(486);

            var message = (TextMessage) wanted.receive(15_000);
            assertThat(message).as("a record through the selector").isNotNull();
            assertThat(message.getStringProperty("eventType")).isEqualTo("cdr.created");
            assertThat(message.getStringProperty("toNumber")).isEqualTo(b.number());
            assertThat(message.getStringProperty("disposition")).isEqualTo("BUSY");
            assertThat(body(message).getString("subject")).isNotBlank();
            assertThat(EventSchemas.broken(message, message.getText())).isEmpty();
            assertThat(wanted.receiveNoWait()).as("what the selector leaves out").isNull();
        }
    }

    @Test
    void nobodyHearsWithoutTheRightPassword() {
        assertThatThrownBy(() -> connect("wrong")).isInstanceOf(JMSException.class);
    }

    @Test
    void aConsumerMayNotSend() throws Exception {
        try (Connection connection = connect(carillon.jmsPassword());
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            assertThatThrownBy(() -> session.createProducer(session.createTopic(LEDGER)).send(session.createTextMessage("{}")))
                    .isInstanceOf(JMSException.class);
        }
    }

    private static JsonObject body(TextMessage message) throws JMSException {
        try (var reader = Json.createReader(new StringReader(message.getText()))) {
            return reader.readObject();
        }
    }

    private Connection connect(String password) throws JMSException {
        URI core = URI.create(carillon.jmsUrl());
        var factory = new JmsConnectionFactory("amqp://" + core.getHost() + ":" + core.getPort());
        Connection connection = factory.createConnection(carillon.jmsUser(), password);
        try {
            connection.start();
            return connection;
        } catch (JMSException e) {
            connection.close();
            throw e;
        }
    }
}
