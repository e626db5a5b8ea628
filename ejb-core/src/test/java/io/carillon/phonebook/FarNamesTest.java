package io.carillon.phonebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FarNamesTest {
    private final List<String> asked = new ArrayList<>();
    private final List<CompletableFuture<Optional<String>>> answers = new ArrayList<>();
    private long now;
    private RuntimeException cannotBegin;
    private final FarNames names = new FarNames(this::ask, () -> now);

    private CompletableFuture<Optional<String>> ask(String digits) {
        asked.add(digits);
        if (cannotBegin != null) {
            throw cannotBegin;
        }
        answers.add(new CompletableFuture<>());
        return answers.get(answers.size() - 1);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void aCallNeverWaitsAndTheNextOneHasTheName() {
        assertThat(names.nameOf("4930")).isEmpty();
        assertThat(names.nameOf("4930")).as("asked once, however often it calls meanwhile").isEmpty();
        assertThat(asked).containsExactly("4930");
        answers.get(0).complete(Optional.of("Meyer"));
        assertThat(names.nameOf("4930")).contains("Meyer");
    }

    @Test
    void aNameIsKeptForADayAndShownWhileItIsAskedForAgain() {
        names.nameOf("4930");
        answers.get(0).complete(Optional.of("Meyer"));
        pass(Duration.ofHours(25));
        assertThat(names.nameOf("4930")).contains("Meyer");
        assertThat(asked).hasSize(2);
        answers.get(1).complete(Optional.of("Meyer & Co"));
        assertThat(names.nameOf("4930")).contains("Meyer & Co");
    }

    @Test
    void thatANumberHasNoNameIsKeptForAnHourAndAFailureForAMinute() {
        names.nameOf("1");
        answers.get(0).complete(Optional.empty());
        names.nameOf("2");
        answers.get(1).completeExceptionally(new IllegalStateException("away"));
        pass(Duration.ofSeconds(59));
        names.nameOf("1");
        names.nameOf("2");
        assertThat(asked).hasSize(2);
        pass(Duration.ofSeconds(2));
        names.nameOf("1");
        names.nameOf("2");
        assertThat(asked).containsExactly("1", "2", "2");
        pass(Duration.ofHours(1));
        names.nameOf("1");
        assertThat(asked).hasSize(4);
    }

    @Test
    void eightAreAskedAboutAtATimeAndFurtherOnesAtTheirNextCall() {
        for (int i = 0; i < 20; i++) {
            names.nameOf("number " + i);
        }
        assertThat(asked).hasSize(8);
        answers.forEach(answer -> answer.complete(Optional.empty()));
        names.nameOf("number 19");
        assertThat(asked).hasSize(9).endsWith("number 19");
    }

    @Test
    void aLookUpThatCannotBeginKeepsNoPlace() {
        for (RuntimeException fault : List.of(new RejectedExecutionException("busy"),
                new IllegalArgumentException("no address"), new IllegalStateException("closed"))) {
            cannotBegin = fault;
            for (int i = 0; i < 20; i++) {
                assertThat(names.nameOf(fault.getMessage() + i)).as("and the call goes on").isEmpty();
            }
        }
        assertThat(asked).as("each has found a place").hasSize(60);
        cannotBegin = null;
        pass(Duration.ofMinutes(2));
        asked.clear();
        for (int i = 0; i < 20; i++) {
            names.nameOf("number " + i);
        }
        assertThat(asked).as("as many as before").hasSize(8);
        answers.get(0).complete(Optional.of("Meyer"));
        assertThat(names.nameOf("number 0")).contains("Meyer");
    }

    @Test
    void theServiceAnswersInJsonOrInText() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/names/", exchange -> {
            String number = exchange.getRequestURI().getPath().substring("/names/".length());
            byte[] body = switch (number) {
                case "1" -> "{\"name\":\"Me\u202eyer\\r\\nX\"}".getBytes(StandardCharsets.UTF_8);
                case "2" -> "Meyer\n".getBytes(StandardCharsets.UTF_8);
                case "3" -> "x".repeat(5_000).getBytes(StandardCharsets.UTF_8);
                case "4" -> "{broken".getBytes(StandardCharsets.UTF_8);
                default -> new byte[0];
            };
            exchange.sendResponseHeaders(number.equals("5") ? 404 : number.equals("6") ? 500 : 200, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        try {
            Properties settings = new Properties();
            settings.setProperty(NameSource.URL,
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/names/" + NameSource.NUMBER);
            NameSource source = NameSource.of(settings, ForkJoinPool.commonPool());
            assertThat(source.apply("1").get(60, TimeUnit.SECONDS)).as("nothing that turns text around").contains("Me yer  X");
            assertThat(source.apply("2").get(60, TimeUnit.SECONDS)).contains("Meyer");
            assertThat(source.apply("5").get(60, TimeUnit.SECONDS)).isEmpty();
            for (String bad : List.of("3", "4", "6")) {
                assertThatThrownBy(() -> source.apply(bad).get(60, TimeUnit.SECONDS)).as(bad).isInstanceOf(ExecutionException.class);
            }
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whoCallsIsNobodysBusinessOnTheWay() {
        for (String bad : List.of("http://names.example.com/{number}", "https://names.example.com/", "names")) {
            Properties settings = new Properties();
            settings.setProperty(NameSource.URL, bad);
            assertThatThrownBy(() -> NameSource.of(settings, Runnable::run)).hasMessageContaining(NameSource.URL);
        }
        assertThat(NameSource.of(new Properties(), Runnable::run)).isNull();
    }
}
