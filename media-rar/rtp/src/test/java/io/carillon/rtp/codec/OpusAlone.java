package io.carillon.rtp.codec;

import io.carillon.contract.Codec;
import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Loads libopus in a process of its own, and says what came of it. */
final class OpusAlone {
    private OpusAlone() {}

    private static final int TRIES = 100;

    /**
     * What is asked: nothing for a system that has none, a number for so many deployments one after the other, {@code stop} for
     * an end in the middle of a word.
     */
    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("stop")) {
            stop();
            return;
        }
        if (arguments.length > 0) {
            deploy(Integer.parseInt(arguments[0]));
            return;
        }
        try {
            System.out.println("spoken by " + OpusLibrary.load("libnobody-has-this.so.9"));
        } catch (IOException missing) {
            System.out.println("not spoken: " + missing.getMessage());
        }
    }

    private static void stop() throws IOException {
        Opus.load();
        AudioCodec codec = AudioCodec.of(Codec.OPUS);
        AudioCodec.Encoder encoder = codec.encoder();
        AudioCodec.Decoder decoder = codec.decoder();
        short[] samples = new short[1920];
        ByteBuffer packet = ByteBuffer.allocate(1500);
        int bytes = encoder.encode(samples, 320, packet, 0);
        System.out.println("said " + (bytes > 0) + ", heard " + decoder.decode(packet, 0, bytes, samples));
        Opus.unload();
        System.out.println("said " + encoder.encode(samples, 320, packet, 0) + ", heard "
                + decoder.decode(packet, 0, bytes, samples) + ", said " + codec.encoder().encode(samples, 320, packet, 0)
                + ", heard " + codec.decoder().decode(packet, 0, bytes, samples) + ", there is " + AudioCodec.of(Codec.OPUS));
        System.out.println(Opus.load());
    }

    /** JNA is there once, as a module of the server is; all else comes and goes with the archive. */
    private static void deploy(int times) throws Exception {
        List<URL> path = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            path.add(Path.of(part).toUri().toURL());
        }
        URL[] jna = path.stream().filter(part -> part.getPath().matches(".*/jna-[^/]*")).toArray(URL[]::new);
        path.removeAll(List.of(jna));
        List<WeakReference<ClassLoader>> archives = new ArrayList<>();
        try (URLClassLoader module = new URLClassLoader(jna, ClassLoader.getPlatformClassLoader())) {
            for (int i = 0; i < times; i++) {
                archives.add(deploy(path.toArray(URL[]::new), module));
            }
            System.out.println("left " + left(archives));
        }
    }

    private static WeakReference<ClassLoader> deploy(URL[] path, ClassLoader module) throws Exception {
        try (URLClassLoader archive = new URLClassLoader(path, module)) {
            Thread.currentThread().setContextClassLoader(archive);
            Class<?> opus = archive.loadClass(Opus.class.getName());
            System.out.println(opus.getMethod("load").invoke(null));
            opus.getMethod("unload").invoke(null);
            return new WeakReference<>(archive);
        } finally {
            Thread.currentThread().setContextClassLoader(null);
        }
    }

    private static long left(List<WeakReference<ClassLoader>> archives) {
        long left = archives.size();
        for (int i = 0; i < TRIES && left > 1; i++) {
            System.gc();
            LockSupport.parkNanos(10_000_000);
            left = archives.stream().filter(archive -> archive.get() != null).count();
        }
        return left;
    }
}
