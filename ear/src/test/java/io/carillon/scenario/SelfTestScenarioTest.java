package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An administrator asks the running server whether it works, with the command that comes with it. */
@ArquillianTest
@RunAsClient
class SelfTestScenarioTest {
    private static final Pattern VERDICT = Pattern.compile(
            "PASS  tone ([0-9.]+) Hz at (-?[0-9.]+) dB, latency ([0-9]+) ms, lost ([0-9]+) of ([0-9]+) packets");

    private final Installation carillon = Installation.ofTestRun();
    private final Path root = Path.of(System.getProperty("carillon.test.root"));

    @TempDir
    Path directory;

    @Test
    void theCommandMeasuresATonePassesAndLeavesNothing() throws Exception {
        Programs.assumed("curl");
        JsonObject made = carillon.admin().post("/api-keys", Api.json(Map.of("name", "selftest-scenario",
                "roles", Json.createArrayBuilder(List.of("admin")).build()))).expect(201).object();
        try {
            String said = run(made.getString("key"), 0);
            Matcher verdict = VERDICT.matcher(said);
            assertThat(verdict.find()).as(said).isTrue();
            assertThat(Double.parseDouble(verdict.group(1))).isBetween(994.0, 1014.0);
            assertThat(Double.parseDouble(verdict.group(2))).isBetween(-13.0, -7.0);
            assertThat(Integer.parseInt(verdict.group(5))).isPositive();
            assertThat(said).contains("registration", "menu", "voicemail", "records", "nothing is left");
            assertThat(run("ck_000000000000_" + "x".repeat(43), 2)).doesNotContain("PASS");
        } finally {
            carillon.admin().delete("/api-keys/" + made.getString("id")).expect(204);
        }
        String calls = carillon.admin().get("/cdrs?callee=*43&limit=200").expect(200).body();
        assertThat(calls).as("its calls are marked").contains("Self-test (temporary)");
        assertThat(carillon.admin().get("/extensions?limit=200").expect(200).body()).doesNotContain("Self-test");
        assertThat(carillon.admin().get("/menus?limit=200").expect(200).body()).doesNotContain("Self-test");
        carillon.awaitNothingLeft();
    }

    @Test
    void aHouseBesideTheFirstTriesItselfOutInItsDomain() throws Exception {
        try (TenantHouse blue = TenantHouse.in(carillon, null)) {
            HttpRequest asked = HttpRequest.newBuilder(carillon.http().resolve("/api/selftest"))
                    .header("Authorization", "Bearer " + blue.admin().token())
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/json")
                    .timeout(Duration.ofSeconds(300))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"steps\":[\"ECHO\"]}"))
                    .build();
            String said = HttpClient.newHttpClient().send(asked, HttpResponse.BodyHandlers.ofString()).body();
            assertThat(said).contains("\"passed\":true", "\"verdict\":\"PASS", "nothing is left");
            assertThat(blue.admin().get("/cdrs?callee=*43").expect(200).body()).contains("Self-test (temporary)");
            assertThat(blue.admin().get("/extensions").expect(200).body()).doesNotContain("Self-test");
        }
        carillon.awaitNothingLeft();
    }

    private String run(String key, int status) throws Exception {
        Path said = directory.resolve("said-" + status + ".txt");
        ProcessBuilder command = new ProcessBuilder(
                "sh", root.resolve("wildfly-config/selftest.sh").toString(), carillon.http().toString())
                .redirectErrorStream(true).redirectOutput(said.toFile());
        command.environment().put("CARILLON_KEY", key);
        Process process = command.start();
        assertThat(process.waitFor(300, TimeUnit.SECONDS)).as("it ends").isTrue();
        String text = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(text).isEqualTo(status);
        return text;
    }
}
