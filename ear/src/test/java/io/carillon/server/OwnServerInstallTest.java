package io.carillon.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an operations team does with its own, untouched WildFly. */
class OwnServerInstallTest {
    private static final Pattern SPACE = Pattern.compile(">\\s+<");
    private static final String LISTENER = "<http-listener name=\"default\"";
    private static final String OWN_LIMIT = " max-connections=\"500\"";
    private static Path home;

    @BeforeAll
    static void unpack() throws Exception {
        Path target = CarillonServer.path("carillon.test.work").resolve("own-wildfly");
        Directories.delete(target);
        try (var zip = new ZipInputStream(Files.newInputStream(CarillonServer.path("carillon.test.wildfly.zip")))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
        }
        try (var children = Files.list(target)) {
            home = children.findFirst().orElseThrow();
        }
        assertThat(home.resolve("bin/jboss-cli.sh").toFile().setExecutable(true)).isTrue();
    }

    @Test
    void installTwiceBootUninstallLeavesNoTrace() throws Exception {
        Cli cli = Cli.of(home);
        String untouched = configuration();
        anAdministratorLimitsConnections();

        cli.kit("install.sh");
        String once = configuration();
        assertThat(once).contains("CarillonDS", "media-rar.rar", "jms.topic.CarillonCdr", "microprofile-health-smallrye")
                .contains(OWN_LIMIT).containsOnlyOnce("carillon.http.connections");
        cli.kit("install.sh");
        assertThat(configuration()).as("a second run changes nothing").isEqualTo(once);

        // As on a server that was installed when there was no Opus yet.
        Directories.delete(home.resolve("modules/io/carillon/jna"));
        try (CarillonServer server = CarillonServer.on(home, "own", 8000)
                .with("carillon.admin.password", null).with("carillon.demo", "true")) {
            server.deploy(CarillonServer.path("carillon.test.rar"), "media-rar.rar");
            server.deploy(CarillonServer.path("carillon.test.ear"), "carillon.ear");
            server.launch().awaitOutput("WFLYSRV002[56]", Duration.ofSeconds(240));
            Demonstration looking = Demonstration.of(server);
            looking.looksRound();
            looking.tellsNothingInside();
            assertThat(server.errors()).isEmpty();
            assertThat(server.warnings()).filteredOn(line -> line.contains("CARILLON20018")).as("one line").singleElement().asString()
                    .contains("Opus is relayed and not spoken", "the server has no module io.carillon.jna");
            assertThat(server.output()).contains("WFLYSRV0025").doesNotContain("[org.eclipse.persistence.metadata]");
            assertThat(server.cli("/subsystem=datasources/data-source=CarillonDS:test-connection-in-pool"))
                    .contains("\"result\" => [true]");
        }

        cli.kit("uninstall.sh");
        assertThat(configuration()).as("what was the administrator's stays").contains(OWN_LIMIT);
        assertThat(configuration().replace(OWN_LIMIT, "")).as("the undo twins undo everything").isEqualTo(untouched);
        assertThat(home.resolve("modules/io")).doesNotExist();
        assertThat(home.resolve("modules/org")).doesNotExist();
        cli.kit("uninstall.sh");
        assertThat(configuration().replace(OWN_LIMIT, "")).as("a second undo changes nothing").isEqualTo(untouched);
    }

    /** What is set already is nobody else's to set, nor to take away. */
    private static void anAdministratorLimitsConnections() throws Exception {
        String xml = Files.readString(standard());
        assertThat(xml).containsOnlyOnce(LISTENER);
        Files.writeString(standard(), xml.replace(LISTENER, LISTENER + OWN_LIMIT));
    }

    private static Path standard() {
        return home.resolve("standalone/configuration/standalone-full.xml");
    }

    private static String configuration() throws Exception {
        String xml = Files.readString(standard());
        return SPACE.matcher(xml.strip()).replaceAll(">\n<");
    }
}
