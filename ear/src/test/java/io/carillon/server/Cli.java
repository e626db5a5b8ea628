package io.carillon.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command line of a server, and the scripts that use it, as an operations team would run them. */
final class Cli {
    /** For processes that live for two seconds. */
    private static final String QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final Path home;

    private Cli(Path home) {
        this.home = home;
    }

    static Cli of(Path home) {
        return new Cli(home);
    }

    /** Runs commands against a running server. */
    String connected(int managementPort, String... commands) throws Exception {
        return script(
                List.of(commands),
                List.of("--connect", "--controller=127.0.0.1:" + managementPort, "--timeout=60000"),
                Map.of("JAVA_OPTS", QUICK));
    }

    /** Runs commands against the configuration in a base directory whose server does not run. */
    String offline(Path base, String... commands) throws Exception {
        List<String> lines = new ArrayList<>(List.of("embed-server --server-config=standalone-full.xml --std-out=discard"));
        lines.addAll(List.of(commands));
        lines.add("stop-embedded-server");
        return script(lines, List.of(), Map.of("JAVA_OPTS", QUICK + " -Djboss.server.base.dir=" + base));
    }

    private String script(List<String> lines, List<String> options, Map<String, String> environment) throws Exception {
        Path script = Files.createTempFile("commands", ".cli");
        try {
            Files.write(script, lines);
            List<String> command = new ArrayList<>(List.of(home.resolve("bin/jboss-cli.sh").toString()));
            command.addAll(options);
            command.add("--file=" + script);
            return run(command, environment);
        } finally {
            Files.deleteIfExists(script);
        }
    }

    /** Puts a password into a file of passwords, which is made when it is not there. */
    String password(Path file, String alias, String password) throws Exception {
        return run(List.of(home.resolve("bin/elytron-tool.sh").toString(), "credential-store", "--create", "--location",
                file.toString(), "--add", alias, "--secret", password, "--type", "KeyStoreCredentialStore", "--properties",
                "keyStoreType=JCEKS", "--password", "carillon"), Map.of("JAVA_OPTS", QUICK));
    }

    /** Runs a script of the kit, such as {@code install.sh}. */
    String kit(String script, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", CarillonServer.path("carillon.test.kit").resolve(script).toString()));
        command.addAll(List.of(arguments));
        return run(command, Map.of("WILDFLY_HOME", home.toString(), "JAVA_OPTS", QUICK));
    }

    private static String run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        Path output = Files.createTempFile("cli", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().remove("JBOSS_HOME");
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(180, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("no end of " + command + ": " + Files.readString(output));
            }
            String said = Files.readString(output, StandardCharsets.UTF_8);
            if (process.exitValue() != 0) {
                throw new AssertionError(command + " ended with " + process.exitValue() + ": " + said);
            }
            return said;
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
