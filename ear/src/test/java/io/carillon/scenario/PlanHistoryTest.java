package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** The way back: of one change, and of a whole plan. */
@ArquillianTest
@RunAsClient
class PlanHistoryTest {
    private final Installation carillon = Installation.ofTestRun();

    private static JsonObject site(String name, String city) {
        return Api.json(Map.of("name", name, "country", "DE", "city", city, "street", "Lindenstrasse"));
    }

    private String change(String name, int index) throws Exception {
        var items = carillon.admin().get("/history?kind=site&name=" + name).expect(200).object().getJsonArray("items");
        return items.getJsonObject(index).getJsonNumber("id").toString();
    }

    @Test
    void aChangeIsTakenBackWhateverItWas() throws Exception {
        Api admin = carillon.admin();
        admin.post("/sites", site("past", "Jena")).expect(201);
        Api.Reply before = admin.get("/sites/past").expect(200);
        admin.put("/sites/past", site("past", "Gera"), "If-Match", before.header("ETag")).expect(200);
        JsonObject newest = admin.get("/history?kind=site&name=past").expect(200).object()
                .getJsonArray("items").getJsonObject(0);
        assertThat(newest.getString("who")).isEqualTo("admin");
        assertThat(newest.getJsonObject("before").getJsonObject("address").getString("city")).isEqualTo("Jena");
        assertThat(newest.getJsonObject("after").getJsonObject("address").getString("city")).isEqualTo("Gera");
        assertThat(admin.post("/history/" + change("past", 0) + "/revert", null).expect(200).object()
                .getString("outcome")).isEqualTo("CHANGED");
        assertThat(admin.get("/sites/past").expect(200).object().getString("city")).isEqualTo("Jena");
        admin.delete("/sites/past").expect(204);
        admin.post("/history/" + change("past", 0) + "/revert", null).expect(200);
        assertThat(admin.get("/sites/past").expect(200).object().getString("city")).isEqualTo("Jena");
        assertThat(admin.post("/history/" + change("past", 4) + "/revert", null).expect(200).object()
                .getString("outcome")).as("what was new goes").isEqualTo("DELETED");
        admin.get("/sites/past").expect(404);
        admin.post("/history/999999999/revert", null).expect(404);
    }

    @Test
    void aPlanGoesOutAndInAgain() throws Exception {
        Api admin = carillon.admin();
        admin.post("/sites", site("copied", "Jena")).expect(201);
        JsonObject whole = admin.get("/backup").expect(200).object();
        JsonObject copy = whole.getJsonObject("plan").getJsonArray("site").stream().map(one -> one.asJsonObject())
                .filter(one -> one.getString("name").equals("copied")).findFirst().orElseThrow();
        admin.delete("/sites/copied").expect(204);
        var wrong = Json.createObjectBuilder(copy).add("name", "NO NAME").build();
        JsonObject document = Json.createObjectBuilder().add("schema", 1).add("plan", Json.createObjectBuilder()
                .add("site", Json.createArrayBuilder().add(copy).add(wrong))
                .add("nonsense", Json.createArrayBuilder().add(copy))).build();
        JsonObject restored = admin.post("/backup/restore", document).expect(200).object();
        assertThat(restored.getInt("created")).isEqualTo(1);
        assertThat(restored.getJsonArray("failed")).hasSize(2);
        assertThat(admin.get("/sites/copied").expect(200).object().getString("city")).isEqualTo("Jena");
        assertThat(admin.post("/backup/restore", document).expect(200).object().getInt("unchanged")).isEqualTo(1);
        admin.delete("/sites/copied").expect(204);
        admin.post("/backup/restore", Json.createObjectBuilder().add("schema", 99).build()).expect(400);
    }
}
