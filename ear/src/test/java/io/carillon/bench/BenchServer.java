package io.carillon.bench;

import io.carillon.scenario.Api;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The Carillon under measurement, with a base directory of its own.
 *
 * @param home of the server
 * @param work where its base directory and its log are
 */
record BenchServer(Path home, Path work) {
    private static final String PASSWORD = "bench-secret-admin";

    /** The administrator. */
    static Api login(URI http) throws Exception {
        return Api.login(http, "admin", PASSWORD);
    }

    /** Name and password of the administrator. */
    static List<String> administrator() {
        return List.of("admin", PASSWORD);
    }

    Path base() {
        return work.resolve("base");
    }

    /** Makes the base directory anew, with fresh data. */
    void prepare(Path rar, Path ear) throws IOException {
        if (Files.exists(base())) {
            try (var old = Files.walk(base())) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Path configuration = home.resolve("standalone/configuration");
        try (var files = Files.walk(configuration)) {
            for (Path path : files.toList()) {
                Path copy = base().resolve("configuration").resolve(configuration.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        }
        Files.createDirectories(base().resolve("deployments"));
        Files.copy(rar, base().resolve("deployments/media-rar.rar"));
        Files.copy(ear, base().resolve("deployments/carillon.ear"));
    }

    /** Starts it and waits until it takes a login there. */
    Subject start(URI http) throws Exception {
        String options = System.getProperty("bench.java.opts", "");
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/standalone.sh").toString(), "-c", "standalone-full.xml",
                "-Djboss.server.base.dir=" + base(),
                "-Djboss.socket.binding.port-offset=100", "-Dcarillon.sip.port=5070",
                "-Dcarillon.rtp.port-min=10000", "-Dcarillon.rtp.port-max=20000",
                "-Dcarillon.admin.password=" + PASSWORD));
        command.addAll(TransportLoad.OPTIONS);
        Subject carillon = Subject.start(work.resolve("carillon.log"), Map.of("JAVA_OPTS", options), command);
        carillon.await("start of Carillon", Duration.ofSeconds(180), () -> {
            Api.Reply reply = Api.anonymous(http).post("/auth/login", Api.json(Map.of("username", "admin", "password", PASSWORD)));
            return reply.status() == 200;
        });
        return carillon;
    }
}
