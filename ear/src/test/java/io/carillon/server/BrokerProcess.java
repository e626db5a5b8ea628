package io.carillon.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** An Artemis broker outside of the server, to be killed. What it has taken is in its journal and is there again at the next start. */
public final class BrokerProcess implements AutoCloseable {
    private static final String READY = "broker takes connections";
    private final int port;
    private final Path directory;
    private Process process;

    public BrokerProcess(int port, Path directory) throws IOException {
        this.port = port;
        this.directory = directory;
        Directories.delete(directory);
        Files.createDirectories(directory);
    }

    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    /** Starts it and waits until it takes connections. */
    public BrokerProcess start() throws Exception {
        Path output = directory.resolve("output.txt");
        Files.deleteIfExists(output);
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp", System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(), String.valueOf(port), directory.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Waiting.until(Duration.ofSeconds(60), "broker, see " + output, () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("the broker ended: " + Files.readString(output));
            }
            return Files.readString(output).contains(READY);
        });
        return this;
    }

    /** As when the power goes. */
    public void kill9() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new AssertionError("the broker does not die");
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null && process.isAlive()) {
            kill9();
        }
    }

    /** The process itself: a port and a directory. */
    public static void main(String[] arguments) throws Exception {
        var configuration = new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setSecurityEnabled(false)
                .setJournalDirectory(arguments[1] + "/journal")
                .setBindingsDirectory(arguments[1] + "/bindings")
                .setLargeMessagesDirectory(arguments[1] + "/large")
                .setPagingDirectory(arguments[1] + "/paging")
                .addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + arguments[0])
                .addAddressSetting("#", new AddressSettings().setAutoCreateAddresses(true).setAutoCreateQueues(true));
        new EmbeddedActiveMQ().setConfiguration(configuration).start();
        System.out.println(READY);
        new CountDownLatch(1).await();
    }
}
