package io.carillon.rtp.codec;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Loads libopus in a process of its own, and says what came of it. */
final class OpusAlone {
    private OpusAlone() {}

    /** What is asked: nothing for a system that has none, a number for so many deployments one after the other. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
                deploy();
            }
            return;
        }
        try {
            System.out.println("spoken by " + OpusLibrary.load("libnobody-has-this.so.9"));
        } catch (IOException missing) {
            System.out.println("not spoken: " + missing.getMessage());
        }
    }

    private static void deploy() throws Exception {
        List<URL> path = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            path.add(Path.of(part).toUri().toURL());
        }
        try (URLClassLoader archive = new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            System.out.println(archive.loadClass(Opus.class.getName()).getMethod("load").invoke(null));
        }
    }
}
