package io.carillon.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.filesystem.FilesystemApiMetadata;

/**
 * An S3-compatible service outside of the server, to be killed. It checks signatures; what it has taken lies as files in its
 * directory and is there again at the next start.
 */
public final class BucketProcess implements AutoCloseable {
    public static final String BUCKET = "house-calls";
    public static final String KEY_ID = "AKIDOFTHEHOUSE";
    public static final String SECRET = "a secret/of+the=house";

    private static final String READY = "service takes requests";
    private final int port;
    private final Path directory;
    private Process process;

    public BucketProcess(int port, Path directory) throws IOException {
        this.port = port;
        this.directory = directory;
        Directories.delete(directory);
        Files.createDirectories(directory.resolve("objects"));
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Where an object lies when it is there. */
    public Path object(String name) {
        return directory.resolve("objects").resolve(BUCKET).resolve(name);
    }

    /** Starts it and waits until it takes requests. */
    public BucketProcess start() throws Exception {
        return start(SECRET);
    }

    /** The same for who signs with this secret, and for nobody else. */
    public BucketProcess start(String secret) throws Exception {
        Path output = directory.resolve("output.txt");
        Files.deleteIfExists(output);
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                        "-cp", System.getProperty("java.class.path"),
                        BucketProcess.class.getName(), String.valueOf(port), directory.resolve("objects").toString(), secret))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Waiting.until(Duration.ofSeconds(60), "bucket, see " + output, () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("the service ended: " + Files.readString(output));
            }
            return Files.readString(output).contains(READY);
        });
        return this;
    }

    /** As when the power goes. */
    public void kill9() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new AssertionError("the service does not die");
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null && process.isAlive()) {
            kill9();
        }
    }

    /** The process itself: a port, a directory and a secret. */
    public static void main(String[] arguments) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("jclouds.filesystem.basedir", arguments[1]);
        BlobStore objects = ContextBuilder.newBuilder(new FilesystemApiMetadata()).credentials("identity", "credential")
                .overrides(properties).build(BlobStoreContext.class).getBlobStore();
        objects.createContainerInLocation(null, BUCKET);
        S3Proxy.builder().blobStore(objects).endpoint(URI.create("http://127.0.0.1:" + arguments[0]))
                .awsAuthentication(AuthenticationType.AWS_V4, KEY_ID, arguments[2]).build().start();
        System.out.println(READY);
        new CountDownLatch(1).await();
    }
}
