package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import jakarta.json.Json;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Who calls from outside is shown by the name that the house has for the number. */
@ArquillianTest
@RunAsClient
class PhoneBookTest {
    private static final String ADDRESS = "127.0.0.41";

    private final Installation carillon = Installation.ofTestRun();

    @Test
    void aKnownNumberThatCallsFromOutsideHasAName() throws Exception {
        Api admin = carillon.admin();
        var a = carillon.line();
        String theirs = "4930777" + a.number();
        String ours = "49304" + a.number();
        String trunk = "book" + a.number();
        try (Phone alice = a.registered();
                Phone meyer = Phone.with(carillon.sip(), InetAddress.getByName(ADDRESS), theirs, "none", "MD5")) {
            admin.post("/trunks", Api.json(Map.of("name", trunk, "host", ADDRESS, "port", meyer.sipPort(),
                    "optionsSeconds", 0, "sources", Json.createArrayBuilder().add(ADDRESS + "/32").build()))).expect(201);
            admin.post("/dids", Api.json(Map.of("number", ours, "extension", a.number()))).expect(201);
            admin.post("/phonebook", Api.json(Map.of("name", "meyer", "displayName", "Dr. Meyer",
                    "numbers", Json.createArrayBuilder(List.of("+" + theirs)).build()))).expect(201);
            assertThat(admin.get("/phonebook/lookup?number=00" + theirs).expect(200).object().getString("displayName"))
                    .isEqualTo("Dr. Meyer");
            PhoneCall out = meyer.call(ours);
            PhoneCall in = alice.awaitCall();
            assertThat(in.sentInvite().header("From")).contains("\"Dr. Meyer\"").contains(theirs);
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            out.hangUp();
            in.awaitEnded();
        } finally {
            admin.delete("/phonebook/meyer").expect(204);
            admin.delete("/dids/" + ours).expect(204);
            admin.delete("/trunks/" + trunk).expect(204);
        }
        admin.get("/phonebook/lookup?number=" + theirs).expect(404);
        admin.post("/phonebook", Api.json(Map.of("name", "bad", "displayName", "x",
                "numbers", Json.createArrayBuilder(List.of("12a")).build()))).expect(400);
    }
}
