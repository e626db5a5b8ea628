package io.carillon.scenario;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import java.nio.file.Path;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** sipsak, with which operators ask whether a server is there. */
@ArquillianTest
@RunAsClient
class SipsakTest {
    private final Installation carillon = Installation.ofTestRun();

    @TempDir
    Path directory;

    @BeforeEach
    void isInstalled() {
        Programs.assumed("sipsak");
    }

    private Stranger sipsak(String... options) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("sipsak", "-vv"));
        command.addAll(List.of(options));
        return Stranger.run(directory, command);
    }

    private String uri(String user) {
        return "sip:" + user + "@127.0.0.1:" + carillon.sip().getPort();
    }

    @Test
    void whetherTheServerIsThere() throws Exception {
        for (String transport : new String[] {"udp", "tcp"}) {
            try (Stranger sipsak = sipsak("-E", transport, "-s", uri("carillon"))) {
                assertThat(sipsak.awaitExit(ofSeconds(60))).as(sipsak.output()).isZero();
                assertThat(sipsak.output()).contains("200 OK");
            }
        }
    }

    @Test
    void aNumberIsRegisteredWithItsSecret() throws Exception {
        var a = carillon.line();
        // By itself it would prove to be "NUMBER@".
        try (Stranger sipsak = sipsak("-U", "-C", "sip:" + a.number() + "@127.0.0.1:5999", "-x", "120",
                "-u", a.number(), "-a", a.secret(), "-s", uri(a.number()))) {
            assertThat(sipsak.awaitExit(ofSeconds(60))).as(sipsak.output()).isZero();
        }
        assertThat(carillon.admin().get("/registrations?extension="
                + a.number()).expect(200).body()).contains("127.0.0.1:5999");
    }

    @Test
    void aFloodOfQuestionsKeepsNobodyFromCalling() throws Exception {
        try (Stranger sipsak = sipsak("-F", "-e", "2000", "-s", uri("carillon"))) {
            assertThat(sipsak.awaitExit(ofSeconds(120))).as(sipsak.output()).isZero();
        }
        try (Phone alice = carillon.line().registered();
                Phone bob = carillon.line().registered()) {
            Talk.between(alice, bob).hangUp();
        }
    }

    @Test
    void spoiltRequestsAreSurvived() throws Exception {
        try (Stranger sipsak = sipsak("-R", "-t", "50", "-s", uri("carillon"))) {
            assertThat(sipsak.awaitExit(ofSeconds(120))).as(sipsak.output()).isBetween(0, 3);
        }
        try (Phone alice = carillon.line().registered();
                Phone bob = carillon.line().registered()) {
            Talk.between(alice, bob).hangUp();
        }
    }
}
