package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Extensions as a table, and requests that are repeated. */
@ArquillianTest
@RunAsClient
class BulkTest {
    private final Installation carillon = Installation.ofTestRun();

    private JsonObject take(String table, String query) throws Exception {
        return carillon.admin()
                .send("POST", "/tables/extensions" + query, table, "Content-Type", "text/csv")
                .expect(200).object();
    }

    @Test
    void whatWasDownloadedChangesNothingAndADryRunChangesNothingEither() throws Exception {
        var line = carillon.line("=Cell, \"1\"");
        String table = carillon.admin().get("/tables/extensions", "Accept", "text/csv").expect(200).body();
        assertThat(table).contains(line.number() + ",\"'=Cell, \"\"1\"\"\",true,");
        JsonObject same = take(table, "");
        assertThat(same.getInt("created") + same.getInt("changed") + same.getInt("failed")).isZero();
        String other = "number,displayName\r\n" + line.number() + ",Changed\r\n9x,Wrong\r\n";
        JsonObject dry = take(other, "?dryRun=true");
        assertThat(dry.getInt("changed")).isEqualTo(1);
        assertThat(dry.getJsonArray("rows").getJsonObject(1).getInt("line")).isEqualTo(3);
        assertThat(carillon.admin().get("/extensions/" + line.number()).object().getString("displayName"))
                .isEqualTo("=Cell, \"1\"");
        JsonObject done = take(other, "");
        assertThat(done.getInt("changed")).isEqualTo(1);
        assertThat(done.getInt("failed")).isEqualTo(1);
        assertThat(carillon.admin().get("/extensions/" + line.number()).object().getString("displayName"))
                .isEqualTo("Changed");
        carillon.admin().send("POST", "/tables/extensions", "nonsense", "Content-Type", "text/csv").expect(400);
    }

    /** A trial and the deed are two requests, though their bodies are the same and the key is. */
    @Test
    void aTrialIsNoAnswerToTheDeed() throws Exception {
        var line = carillon.line("Before");
        String table = "number,displayName\r\n" + line.number() + ",After\r\n";
        String[] headers = {"Content-Type", "text/csv", "Idempotency-Key", "bulk-trial-" + line.number()};
        Api admin = carillon.admin();
        admin.send("POST", "/tables/extensions?dryRun=true", table, headers).expect(200);
        assertThat(admin.send("POST", "/tables/extensions?dryRun=true", table, headers).expect(200)
                .header("Idempotency-Replayed")).isEqualTo("true");
        admin.send("POST", "/tables/extensions?dryRun=false", table, headers).expect(422);
        admin.send("POST", "/tables/extensions", table, headers).expect(422);
        headers[3] = "bulk-deed-" + line.number();
        admin.send("POST", "/tables/extensions?dryRun=false", table, headers).expect(200);
        assertThat(admin.get("/extensions/" + line.number()).object().getString("displayName")).isEqualTo("After");
    }

    @Test
    void aRepeatedPostIsDoneOnce() throws Exception {
        Api admin = carillon.admin();
        JsonObject body = Api.json(Map.of("name", "once", "country", "DE", "city", "Jena", "street", "Markt"));
        Api.Reply first = admin.post("/sites", body, "Idempotency-Key", "bulk-once").expect(201);
        Api.Reply again = admin.post("/sites", body, "Idempotency-Key", "bulk-once").expect(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        admin.post("/sites", body, "Idempotency-Key", "bulk-other").expect(409);
        admin.post("/watch-lists", body, "Idempotency-Key", "bulk-once").expect(422);
        admin.post("/sites?dryRun=true", body, "Idempotency-Key", "bulk-once").expect(422);
        admin.delete("/sites/once").expect(204);
    }
}
