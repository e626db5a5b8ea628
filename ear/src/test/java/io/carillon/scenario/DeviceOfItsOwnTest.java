package io.carillon.scenario;

import static io.carillon.scenario.PhoneFile.fetch;
import static io.carillon.scenario.PhoneFile.mac;
import static io.carillon.scenario.PhoneFile.phone;
import static io.carillon.scenario.PhoneFile.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Sdp;
import io.carillon.rtp.srtp.SrtpSuite;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** What a device has of its own, whatever its extension has. */
@ArquillianTest
@RunAsClient
class DeviceOfItsOwnTest {
    private final Installation carillon = Installation.ofTestRun();

    /** Its extension is never encrypted, it always is; calls go by what it registered with. */
    @Test
    void aTelephoneWithAPolicyOfItsOwnIsEncryptedAndAnotherOfItsExtensionIsNot() throws Exception {
        var a = carillon.line();
        var b = carillon.securedLine("OFF");
        String mac = mac(b);
        JsonObject wanted = Json.createObjectBuilder().add("mac", mac).add("model", "yealink-t46s")
                .add("mediaSecurity", "REQUIRE_ANYWHERE")
                .add("lines", Json.createArrayBuilder().add(Json.createObjectBuilder().add("extension", b.number()))).build();
        JsonObject made = carillon.admin().post("/devices", wanted).expect(201).object();
        assertThat(made.getString("mediaSecurity")).isEqualTo("REQUIRE_ANYWHERE");
        Properties settings = settings(fetch(made.getString("address") + mac + ".cfg").body());
        assertThat(settings.getProperty("account.1.srtp_encryption")).isEqualTo("2");
        try (Phone alice = a.registered();
                Phone device = phone(carillon, settings).register();
                Phone plain = b.registered()) {
            PhoneCall out = alice.call(b.number());
            PhoneCall rings = device.awaitCall();
            assertThat(rings.sentInvite().body()).contains("RTP/SAVP", "a=crypto:1 ");
            assertThat(plain.awaitCall().sentInvite().body()).contains("RTP/AVP ").doesNotContain("a=crypto");
            rings.answer(Sdp.secure("RTP/SAVP", SrtpSuite.AES_CM_128_HMAC_SHA1_80));
            out.awaitAnswered();
            rings.awaitAnswered();
            assertThat(rings.audio().isSealed()).isTrue();
            Talk talk = new Talk(alice, out, device, rings);
            talk.hearOneAnother();
            talk.hangUp();
            assertCallsEncryptedAlone(device, alice, a.number());
            carillon.admin().put("/devices/" + mac, Json.createObjectBuilder(wanted).remove("mac").remove("mediaSecurity").build(),
                    "If-Match", carillon.admin().get("/devices/" + mac).header("ETag")).expect(200);
            PhoneCall now = alice.call(b.number());
            PhoneCall again = device.awaitCall().ring();
            assertThat(again.sentInvite().body()).as("as the extension says").contains("RTP/AVP ").doesNotContain("a=crypto");
            now.awaitProvisional(180);
            now.cancel();
            again.awaitEnded();
        }
        carillon.admin().delete("/devices/" + mac).expect(204);
    }

    /** Two telephones of one extension may stand in two houses; help comes to the one that called. */
    @Test
    void whoCallsForHelpIsWhereTheTelephoneStands() throws Exception {
        var b = carillon.line();
        String mac = mac(b);
        String site = "hut" + b.number();
        carillon.admin().post("/sites", Api.json(Map.of(
                "name", site, "country", "DE", "city", "Berlin", "street", "Invalidenstrasse", "houseNumber", "50"))).expect(201);
        JsonObject made = carillon.admin().post("/devices", Json.createObjectBuilder().add("mac", mac).add("model", "yealink-t46s")
                .add("site", site).add("lines", Json.createArrayBuilder().add(Json.createObjectBuilder().add("extension", b.number())))
                .build()).expect(201).object();
        Properties settings = settings(fetch(made.getString("address") + mac + ".cfg").body());
        try (Phone device = phone(carillon, settings).register();
                Trunking psap = Trunking.at(carillon, "pd" + b.number(), "127.0.2.9", Map.of());
                AutoCloseable unset = () -> emergency()) {
            psap.await(true);
            emergency(psap.name());
            PhoneCall out = device.call("933");
            PhoneCall in = psap.phone().awaitCall();
            assertThat(in.sentInvite().body()).contains("Invalidenstrasse");
            in.reject(486, "Busy Here");
            out.awaitFinal();
        }
        carillon.admin().delete("/devices/" + mac).expect(204);
        carillon.admin().delete("/sites/" + site).expect(204);
    }

    private void emergency(String... trunks) throws Exception {
        carillon.admin().put("/emergency", Api.json(Map.of("trunks", Json.createArrayBuilder(List.of(trunks)).build())), "If-Match", "*")
                .expect(200);
    }

    private static void assertCallsEncryptedAlone(Phone device, Phone alice, String number) throws Exception {
        assertThat(device.call(number).awaitFinal().status()).as("in the clear").isEqualTo(488);
        PhoneCall out = device.call(number, Sdp.secure("RTP/SAVP", SrtpSuite.AES_CM_128_HMAC_SHA1_80));
        alice.awaitCall().answer();
        out.awaitAnswered();
        assertThat(out.audio().isSealed()).isTrue();
        out.hangUp();
    }
}
