package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Alerts and dashboard watch figures that the server has: a figure that is not there is an alert that never comes. */
@ArquillianTest
@RunAsClient
class MonitoringTest {
    private static final Pattern SELECTOR = Pattern.compile("(carillon_[a-z0-9_]+)(?:\\{([^}]*)})?");
    private static final Pattern EXPRESSION = Pattern.compile("(?s)expr: (.*?)\n +(?:for|labels|annotations):");

    private final Installation carillon = Installation.ofTestRun();

    @Test
    void everyFigureOfTheAlertsIsThere() throws Exception {
        Matcher expressions = EXPRESSION.matcher(Files.readString(file("alerts.yml")));
        List<String> found = expressions.results().map(one -> one.group(1)).toList();
        assertThat(found).hasSizeGreaterThan(9);
        assertAllThere(found);
    }

    @Test
    void everyFigureOfTheDashboardIsThere() throws Exception {
        List<String> found = new ArrayList<>();
        try (var reader = Json.createReader(Files.newBufferedReader(file("grafana-overview.json")))) {
            for (JsonObject panel : reader.readObject().getJsonArray("panels").getValuesAs(JsonObject.class)) {
                assertThat(panel.getJsonArray("targets")).as(panel.getString("title")).isNotEmpty();
                panel.getJsonArray("targets").getValuesAs(JsonObject.class)
                        .forEach(target -> found.add(target.getString("expr")));
            }
        }
        assertThat(found).hasSizeGreaterThan(10);
        assertAllThere(found);
    }

    @Test
    void theFiguresOfEachRoomAreThere() throws Exception {
        assertAllThere(List.of("carillon_calls_total", "carillon_calls_active", "carillon_calls_per_second",
                "carillon_registrations_active", "carillon_sip_responses_total{class=\"2xx\"}",
                "carillon_sip_responses_total{class=\"4xx\"}", "carillon_rtp_packets_relayed_total", "carillon_rtp_ports_used",
                "carillon_lanes_active", "carillon_lanes_queued", "carillon_outbox_backlog", "carillon_cdrs_total"));
    }

    private void assertAllThere(List<String> expressions) throws Exception {
        List<String> figures = figures();
        for (String expression : expressions) {
            List<String> missing = SELECTOR.matcher(expression).results()
                    .filter(one -> figures.stream().noneMatch(figure -> isMeant(figure, one.group(1), one.group(2))))
                    .map(one -> one.group())
                    .toList();
            assertThat(missing).as("figures of " + expression + " that are not at /metrics").isEmpty();
        }
    }

    private static boolean isMeant(String figure, String name, String labels) {
        return figure.matches(name + "[ {].*")
                && (labels == null || Arrays.stream(labels.split(", *")).allMatch(figure::contains));
    }

    private List<String> figures() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(carillon.http().resolve("/metrics")).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().lines().filter(line -> !line.startsWith("#")).toList();
    }

    private static Path file(String name) {
        return Path.of(System.getProperty("carillon.test.root"), "wildfly-config/monitoring", name);
    }
}
