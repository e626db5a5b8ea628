package io.carillon.server;

import io.carillon.scenario.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Carillon in a process of its own. It shares the unpacked server with the others and has its own base directory
 * ({@code target/servers-<fork>/<name>}: configuration, deployments, data, log), so what a test does to it nobody else feels.
 *
 * <p>Ports are the usual ones plus the offset; SIP is 5060 plus the offset; RTP has a range of its own of 500 ports. The second
 * process of the tests moves them all.
 */
public final class CarillonServer implements AutoCloseable {
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final int RTP_PORTS = 500;

    private final Path home;
    private final Path base;
    private final int offset;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final List<String> moreJvmOptions = new ArrayList<>();
    private Process process;
    private int said;

    private CarillonServer(Path home, Path base, int offset) {
        this.home = home;
        this.base = base;
        this.offset = offset;
    }

    /**
     * A fresh base directory with adapter and application, not started.
     *
     * @param name of the directory
     * @param offset added to each port; a multiple of 1000; servers that run at the same time have others, and not 1000 from one
     *     another: 8443 of the server and 7443 of SIP would meet
     */
    public static CarillonServer fresh(String name, int offset) throws IOException {
        CarillonServer server = on(path("jboss.home"), name, offset);
        server.deploy(path("carillon.test.rar"), "media-rar.rar");
        server.deploy(path("carillon.test.ear"), "carillon.ear");
        return server;
    }

    /** The same on another server installation and without deployments. */
    static CarillonServer on(Path home, String name, int offset) throws IOException {
        Path base = path("carillon.test.work").resolve(name);
        Directories.delete(base);
        Directories.copy(home.resolve("standalone/configuration"), base.resolve("configuration"));
        Files.deleteIfExists(base.resolve("configuration/application-users.properties"));
        Path users = path("carillon.test.root").resolve("ear/src/test/server/configuration");
        Directories.copy(users, base.resolve("configuration"));
        Files.createDirectories(base.resolve("deployments"));
        CarillonServer server = new CarillonServer(home, base, Fork.port(offset));
        server.with("carillon.sip.port", String.valueOf(5060 + server.offset));
        server.with("carillon.sip.tls.port", String.valueOf(5061 + server.offset));
        server.with("carillon.sip.ws.port", String.valueOf(5066 + server.offset));
        server.with("carillon.sip.wss.port", String.valueOf(7443 + server.offset));
        int rtp = 20_000 + offset + Fork.after(RTP_PORTS);
        server.with("carillon.rtp.port-min", String.valueOf(rtp));
        server.with("carillon.rtp.port-max", String.valueOf(rtp + RTP_PORTS - 1));
        server.with("carillon.admin.password", adminPassword());
        server.with("jboss.tx.node.id", name);
        return server;
    }

    static Path path(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("start with -D" + property + "=...; the build sets it");
        }
        return Path.of(value).toAbsolutePath().normalize();
    }

    private static String adminPassword() {
        return System.getProperty("carillon.test.admin.password", "scenario-admin-password");
    }

    /** Sets a system property for the next start; null takes it away. */
    public CarillonServer with(String key, String value) {
        if (value == null) {
            properties.remove(key);
        } else {
            properties.put(key, value);
        }
        return this;
    }

    /** Puts a password into the server's credential store, before its first start. */
    public CarillonServer withPassword(String alias, String password) throws Exception {
        Files.createDirectories(base.resolve("data"));
        Cli.of(home).password(base.resolve("data/carillon-keys.jceks"), alias, password);
        return this;
    }

    /** From the next start on its threads can be stopped. */
    public CarillonServer debuggable() {
        moreJvmOptions.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + debuggerPort());
        return this;
    }

    private int debuggerPort() {
        return 8787 + offset;
    }

    /** Stops threads of the running server. */
    public Standstill standstill() throws Exception {
        return Standstill.at(debuggerPort());
    }

    public Path base() {
        return base;
    }

    public Path configuration() {
        return base.resolve("configuration/standalone-full.xml");
    }

    public int managementPort() {
        return 9990 + offset;
    }

    /** How its users see it. */
    public Installation installation() {
        return new Installation(
                URI.create("http://127.0.0.1:" + (8080 + offset)),
                new InetSocketAddress("127.0.0.1", 5060 + offset),
                "tcp://127.0.0.1:" + (5445 + offset),
                adminPassword());
    }

    /** Copies an archive where the server looks for archives. */
    public void deploy(Path archive, String name) throws IOException {
        Files.createDirectories(base.resolve("deployments"));
        Files.copy(archive, base.resolve("deployments").resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Starts the process and returns at once. */
    public CarillonServer launch() throws IOException {
        if (isRunning()) {
            throw new IllegalStateException("already running");
        }
        Path log = base.resolve("log");
        Files.createDirectories(log);
        clearMarkers();
        said = output().length();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions());
        command.addAll(moreJvmOptions);
        command.add("-Dorg.jboss.boot.log.file=" + log.resolve("server.log"));
        command.add("-Dlogging.configuration=" + base.resolve("configuration/logging.properties").toUri());
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of(
                "-jar", home.resolve("jboss-modules.jar").toString(),
                "-mp", home.resolve("modules").toString(),
                "org.jboss.as.standalone",
                "-Djboss.home.dir=" + home,
                "-Djboss.server.base.dir=" + base,
                "-Djboss.socket.binding.port-offset=" + offset,
                "-c", "standalone-full.xml"));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(console().toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        return this;
    }

    private static List<String> jvmOptions() {
        // The quick compiler alone: such a server lives for a minute, and most of that is its start.
        List<String> options = new ArrayList<>(List.of(
                "-Xms512m", "-Xmx512m", "-XX:TieredStopAtLevel=1", "-Djava.net.preferIPv4Stack=false", "-Djava.awt.headless=true",
                "-Djboss.modules.system.pkgs=org.jboss.byteman"));
        for (String opened : List.of(
                "lang", "lang.invoke", "lang.reflect", "io", "net", "security", "util", "util.concurrent")) {
            options.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
        }
        options.add("--add-opens=java.management/javax.management=ALL-UNNAMED");
        options.add("--add-opens=java.naming/javax.naming=ALL-UNNAMED");
        return options;
    }

    /** A killed server leaves marks that say it was busy deploying. */
    private void clearMarkers() throws IOException {
        try (var files = Files.newDirectoryStream(base.resolve("deployments"), "*.{deployed,isdeploying,failed,pending,undeployed}")) {
            for (Path marker : files) {
                Files.delete(marker);
            }
        }
    }

    /** Starts the process and waits until the application is ready. */
    public CarillonServer start() throws Exception {
        launch();
        try {
            awaitReady();
        } catch (Exception | AssertionError notReady) {
            process.destroyForcibly();
            throw notReady;
        }
        return this;
    }

    /** Waits until the server says that it takes calls. Its health is not asked before it has started: it would complain. */
    public void awaitReady() throws Exception {
        Waiting.until(PATIENCE, "ready at " + managementPort() + ", see " + console(), () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("the server ended with " + process.exitValue() + ": " + tail(30));
            }
            return output().substring(said).contains("WFLYSRV0212") && Health.of(managementPort(), "ready").isUp();
        });
    }

    /** Waits until its health, {@code live}, {@code ready} or {@code started}, has this HTTP status. */
    public Health awaitHealth(String kind, int status) throws Exception {
        Health[] last = new Health[1];
        Waiting.until(Duration.ofSeconds(90), kind + " " + status + " at " + managementPort(), () -> {
            last[0] = Health.of(managementPort(), kind);
            return last[0].status() == status;
        });
        return last[0];
    }

    /** Waits until the process has ended by itself, for settings that it must refuse. */
    public int awaitEnd(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + patience);
        }
        return process.exitValue();
    }

    /** As when the power goes: no handler runs. */
    public void kill9() throws InterruptedException {
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(20));
    }

    /** Whether its process lives. */
    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Ends the process without waiting for its end. */
    public void abandon() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    /** An orderly stop, as of a service. */
    public void stop() throws InterruptedException {
        terminate();
        awaitEnd(Duration.ofSeconds(60));
    }

    /** Asks for an orderly stop and does not wait for it. */
    public void terminate() {
        process.destroy();
    }

    /** Takes the application down and up again while the adapter stays. */
    public void redeployEar() throws Exception {
        cli("/deployment=carillon.ear:redeploy");
    }

    /** Takes the application down; calls in progress keep talking. */
    public void undeployEar() throws Exception {
        cli("/deployment=carillon.ear:undeploy");
    }

    /** Brings the application back after {@link #undeployEar}. */
    public void redeployedEar() throws Exception {
        cli("/deployment=carillon.ear:deploy");
    }

    /** Takes adapter and application down and both up again. */
    public void redeployAll() throws Exception {
        cli("/deployment=carillon.ear:undeploy", "/deployment=media-rar.rar:redeploy", "/deployment=carillon.ear:deploy");
    }

    /** How many class loaders have a class of this name when those that nobody needs are gone. */
    public int loaded(String type) throws Exception {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        new ProcessBuilder(tool.toString(), String.valueOf(process.pid()), "GC.run").start().waitFor();
        try (Standstill debugger = standstill()) {
            return debugger.loaded(type);
        }
    }

    /** No new work; what runs, runs on. */
    public void suspend() throws Exception {
        cli(":suspend");
    }

    /** Takes new work again. */
    public void resume() throws Exception {
        cli(":resume");
    }

    /** Runs commands in the server's own command line and returns what it said; a failed one fails the test. */
    public String cli(String... commands) throws Exception {
        return Cli.of(home).connected(managementPort(), commands);
    }

    /** Changes the configuration before the server is started; a failed command fails the test. */
    public CarillonServer configure(String... commands) throws Exception {
        Cli.of(home).offline(base, commands);
        return this;
    }

    /** The process, for its figures. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Everything that it wrote to its standard output since the directory was made. */
    public Path console() {
        return base.resolve("log/console.log");
    }

    /** The whole console without colours. */
    public String output() {
        try {
            return Files.exists(console())
                    ? COLOUR.matcher(Files.readString(console(), StandardCharsets.UTF_8)).replaceAll("")
                    : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines. */
    public String tail(int lines) {
        List<String> all = output().lines().toList();
        return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    }

    /** Lines of level ERROR or FATAL. */
    public List<String> errors() {
        return output().lines().filter(line -> line.matches("[0-9:,]+ (ERROR|FATAL|SEVERE) .*")).toList();
    }

    /**
     * Lines of level WARN, without what any WildFly says at its first start (that it makes itself a certificate) and on a machine
     * that has no network but its loopback.
     */
    public List<String> warnings() {
        return output().lines()
                .filter(line -> line.matches("[0-9:,]+ WARN .*"))
                .filter(line -> !line.contains("[io.netty.util.internal.MacAddressUtil]"))
                // a clock that ticks each second skips one while a busy machine starts the server
                .filter(line -> !line.contains("WFLYEJB0043"))
                .filter(line -> !line.matches(".*(WFLYELY00023|WFLYELY01084): KeyStore .*(application\\.keystore|carillon\\.p12).*"))
                .toList();
    }

    /** Waits for a line on the console and returns the match. */
    public Matcher awaitOutput(String regex, Duration patience) throws Exception {
        Pattern pattern = Pattern.compile(regex);
        Matcher[] found = new Matcher[1];
        Waiting.until(patience, regex + " in " + console(), () -> {
            boolean alive = process.isAlive();
            found[0] = pattern.matcher(output());
            boolean said = found[0].find();
            if (!said && !alive) {
                throw new IllegalStateException("the server ended with " + process.exitValue() + ": " + tail(30));
            }
            return said;
        });
        return found[0];
    }

    /** Nobody needs it any more, so nothing has to be put in order. */
    @Override
    public void close() throws InterruptedException {
        if (isRunning()) {
            kill9();
        }
    }
}
