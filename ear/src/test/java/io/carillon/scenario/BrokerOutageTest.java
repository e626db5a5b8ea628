package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.server.BrokerProcess;
import io.carillon.server.CarillonServer;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;

/** The broker is somebody else's machine; when it is away, calls go on, and afterwards every record is there once. */
class BrokerOutageTest {
    private static final int PORT = 9616;

    @Test
    void recordsOfCallsMadeWhileTheBrokerWasDeadArriveExactlyOnce() throws Exception {
        Path work = Path.of(System.getProperty("carillon.test.work"));
        try (BrokerProcess broker = new BrokerProcess(PORT, work.resolve("broker-journal")).start();
                CarillonServer server = useOutsideBroker(CarillonServer.fresh("broker", 7000)).start()) {
            subscribe(broker);
            Installation carillon = server.installation();
            var a = carillon.line();
            var b = carillon.line();
            try (Phone alice = a.registered();
                    Phone bob = b.registered()) {
                List<String> calls = new ArrayList<>();
                calls.add(call(carillon, alice, bob, calls));
                awaitBacklog(carillon, 0);
                broker.kill9();
                for (int i = 0; i < 3; i++) {
                    calls.add(call(carillon, alice, bob, calls));
                }
                awaitBacklog(carillon, 3);
                server.awaitHealth("ready", 503);
                server.awaitHealth("live", 200);
                broker.start();
                awaitBacklog(carillon, 0);
                server.awaitHealth("ready", 200);
                calls.add(call(carillon, alice, bob, calls));
                awaitBacklog(carillon, 0);
                assertThat(received(broker, calls.size())).containsExactlyElementsOf(calls);
            }
        }
    }

    /** What an operations team does that has a broker already. */
    private static CarillonServer useOutsideBroker(CarillonServer server) throws Exception {
        return server.configure(
                "/socket-binding-group=standard-sockets/remote-destination-outbound-socket-binding=ledger:add(host=127.0.0.1, port="
                        + PORT + ")",
                "/subsystem=messaging-activemq/server=default/remote-connector=ledger:add(socket-binding=ledger)",
                "/subsystem=messaging-activemq/server=default/connection-factory=CarillonConnectionFactory"
                        + ":write-attribute(name=connectors, value=[ledger])");
    }

    private static String call(Installation carillon, Phone from, Phone to, List<String> before) throws Exception {
        Talk.between(from, to).hangUp();
        return carillon.awaitCdr(from.user(), to.user(), cdr -> !before.contains(cdr.getString("id"))).getString("id");
    }

    private static void awaitBacklog(Installation carillon, int wanted) throws Exception {
        carillon.awaitStatus(
                "outbox backlog " + wanted, status -> status.getJsonObject("records").getInt("outboxBacklog") == wanted);
    }

    private static void subscribe(BrokerProcess broker) throws Exception {
        try (var factory = new ActiveMQConnectionFactory(broker.url());
                JMSContext context = factory.createContext()) {
            context.setClientID("erp");
            context.createDurableConsumer(context.createTopic("jms.topic.CarillonCdr"), "records").close();
        }
    }

    /** The calls of all messages that come, in their order, until no more come. */
    private static List<String> received(BrokerProcess broker, int expected) throws Exception {
        List<String> calls = new ArrayList<>();
        try (var factory = new ActiveMQConnectionFactory(broker.url());
                JMSContext context = factory.createContext()) {
            context.setClientID("erp");
            JMSConsumer consumer = context.createDurableConsumer(context.createTopic("jms.topic.CarillonCdr"), "records");
            for (Message next = consumer.receive(10_000); next != null; next = consumer.receive(calls.size() < expected ? 10_000 : 500)) {
                try (var reader = jakarta.json.Json.createReader(new java.io.StringReader(next.getBody(String.class)))) {
                    calls.add(reader.readObject().getString("subject"));
                }
            }
        }
        return calls;
    }
}
