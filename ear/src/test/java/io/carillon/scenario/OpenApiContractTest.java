package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/**
 * The API that is served is the API that was agreed on. A change of a resource shows up as a difference to {@code
 * docs/openapi.yaml}; when it is meant, the new document, left in {@code target/openapi.yaml}, is committed with it.
 */
@ArquillianTest
@RunAsClient
class OpenApiContractTest {
    private final Installation carillon = Installation.ofTestRun();

    @Test
    void theServedDocumentIsTheCommittedOne() throws Exception {
        Path root = Path.of(System.getProperty("carillon.test.root", ".."));
        String served = fetch(carillon.http().resolve("/openapi"));
        Files.writeString(root.resolve("ear/target/openapi.yaml"), served, StandardCharsets.UTF_8);
        String committed = Files.readString(root.resolve("docs/openapi.yaml"), StandardCharsets.UTF_8);
        assertThat(served.lines()).containsExactlyElementsOf(committed.lines().toList());
    }

    @Test
    void theDescriptionIsReadAndTriedInABrowser() throws Exception {
        String page = fetch(carillon.http().resolve("/api-docs/"));
        var scripts = java.util.regex.Pattern.compile("(?:src|href)=\"(/[^\"]+)\"").matcher(page);
        int found = 0;
        while (scripts.find()) {
            assertThat(fetch(carillon.http().resolve(scripts.group(1)))).as(scripts.group(1)).isNotEmpty();
            found++;
        }
        assertThat(found).isEqualTo(4);
    }

    /** Who comes with the names of another telephone system finds the same, and nobody more than he may. */
    @Test
    void whatHasAnotherNameIsTheSameThere() throws Exception {
        JsonObject paths = Json.createReader(new StringReader(fetch(carillon.http().resolve("/openapi?format=JSON"))))
                .readObject().getJsonObject("paths");
        int tried = 0;
        for (String path : paths.keySet()) {
            JsonObject read = paths.getJsonObject(path).getJsonObject("get");
            if (read == null || !read.containsKey("x-also-at") || path.contains("{")) {
                continue;
            }
            Api.Reply ours = carillon.admin().get(path.substring("/api".length()));
            for (JsonString other : read.getJsonArray("x-also-at").getValuesAs(JsonString.class)) {
                String theirs = other.getString().substring("/api".length());
                Api.Reply answer = carillon.admin().get(theirs).expect(ours.status());
                if (!path.equals("/api/system/status")) {
                    assertThat(answer.body()).as(theirs).isEqualTo(ours.body());
                }
                Api.anonymous(carillon.http()).get(theirs).expect(401);
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(12);
        Api admin = carillon.admin();
        String name = "other" + carillon.line().number();
        var made = admin.post("/v1/phone-book", Json.createObjectBuilder().add("name", name).add("displayName", "Other")
                .add("numbers", Json.createArrayBuilder().add("+49301")).build()).expect(201);
        assertThat(made.header("Location")).endsWith("/api/phonebook/" + name);
        assertThat(admin.get("/phone-book/" + name).expect(200).header("ETag")).isEqualTo(made.header("ETag"));
        admin.delete("/phone-book/" + name).expect(204);
        admin.get("/phonebook/" + name).expect(404);
    }

    private static String fetch(URI address) throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }
}
