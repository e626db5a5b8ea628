package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.server.ScenarioServer;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** The roll-up is started from the command line of the server, and its clock stands where it should. */
@ArquillianTest
@RunAsClient
class JobStartTest {
    private static final String JOBS = "/deployment=carillon.ear/subdeployment=batch-jobs.jar";
    private static final Pattern EXECUTION = Pattern.compile("\"result\" => \"?(\\d+)");
    private static final Set<String> GOING = Set.of("STARTING", "STARTED");
    private static final int TRIES = 3;

    private final Installation carillon = Installation.ofTestRun();

    @Test
    void theCommandLineStartsTheRollUpAndACallIsCounted() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk.between(alice, bob).hangUp();
        }
        carillon.awaitCdr(a.number(), b.number());
        JsonObject ended = executed();
        for (int i = 1; i < TRIES && !isComplete(ended); i++) {
            ended = executed(); // beside a run that the clock has begun one of the two gives way
        }
        assertThat(isComplete(ended)).as("%s", ended).isTrue();
        assertThat(ended.getString("job")).isEqualTo("cdr-rollup");
        JsonObject day = carillon.admin().get("/reports/rollups?granularity=day&extension=" + a.number()).expect(200).object()
                .getJsonArray("items").getJsonObject(0);
        assertThat(day.getInt("calls")).isEqualTo(1);
        assertThat(day.getInt("answered")).isEqualTo(1);
        assertThat(numbers("/reports/rollups?granularity=day")).as("the house alone").containsOnly("");
        List<String> all = numbers("/reports/rollups?granularity=day&limit=1&extension=*");
        assertThat(all).as("page by page").contains("", a.number(), b.number())
                .isEqualTo(numbers("/reports/rollups?granularity=day&extension=*"));
        carillon.admin().get("/reports/rollups?after=x").expect(400);
    }

    /** Whose rows there are, to the end of the last page. */
    private List<String> numbers(String query) throws Exception {
        List<String> found = new ArrayList<>();
        String next = "";
        while (next != null) {
            String from = next.isEmpty() ? "" : "&after=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
            JsonObject page = carillon.admin().get(query + from).expect(200).object();
            page.getJsonArray("items").getValuesAs(JsonObject.class).forEach(row -> found.add(row.getString("extension")));
            next = page.containsKey("next") ? page.getString("next") : null;
        }
        return found;
    }

    private JsonObject executed() throws Exception {
        Matcher started = EXECUTION.matcher(
                ScenarioServer.cli(JOBS + "/subsystem=batch-jberet:start-job(job-xml-name=cdr-rollup)"));
        assertThat(started.find()).isTrue();
        String path = "/jobs/cdr-rollup/executions/" + started.group(1);
        return Awaitility.await("end of " + path).atMost(ofSeconds(60)).pollInterval(ofMillis(50))
                .until(() -> carillon.admin().get(path).expect(200).object(), one -> !GOING.contains(one.getString("status")));
    }

    private static boolean isComplete(JsonObject execution) {
        return execution.getString("status").equals("COMPLETED");
    }

    @Test
    void theClockIsSetForEveryFiveMinutes() throws Exception {
        String clock = ScenarioServer.cli(JOBS + "/subsystem=ejb3/singleton-bean=JobClock:read-resource(recursive=true,include-runtime=true)");
        assertThat(clock).contains("\"minute\" => \"*/5\"", "\"next-timeout\"");
        Map<String, Duration> ahead = Map.of("cdr-rollup", Duration.ofMinutes(5), "recording-purge", Duration.ofHours(1),
                "voicemail-purge", Duration.ofHours(1), "directory-sync", Duration.ofHours(1), "history-purge", Duration.ofDays(1));
        List<JsonObject> jobs = carillon.admin().get("/jobs").expect(200).object().getJsonArray("items")
                .getValuesAs(JsonObject.class);
        assertThat(jobs).hasSize(ahead.size()).allSatisfy(job -> {
            Instant next = Instant.parse(job.getString("next"));
            Instant now = Instant.now();
            assertThat(next).isBetween(now.minusSeconds(60), now.plus(ahead.get(job.getString("name"))).plusSeconds(60));
        });
        assertThat(minute(jobs, "voicemail-purge")).isEqualTo(27);
        assertThat(minute(jobs, "cdr-rollup") % 5).isZero();
    }

    private static int minute(List<JsonObject> jobs, String name) {
        return jobs.stream().filter(job -> job.getString("name").equals(name)).findFirst()
                .map(job -> Instant.parse(job.getString("next")).atZone(ZoneOffset.UTC).getMinute()).orElseThrow();
    }
}
