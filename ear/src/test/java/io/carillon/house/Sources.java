package io.carillon.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The modules of the build on disk. */
final class Sources {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> MODULES = List.of(
            "sip-connector/contract", "sip-connector/stack", "media-rar/rtp", "media-rar/rar", "ejb-core", "batch-jobs", "web-api");

    private Sources() {}

    /** Class directories of everything that is shipped. */
    static List<Path> compiledClasses() {
        return MODULES.stream().map(module -> ROOT.resolve(module).resolve("target/classes")).filter(Files::isDirectory).toList();
    }

    /** Source directories of everything, tests too. */
    static List<Path> sourceRoots() {
        return java.util.stream.Stream.concat(MODULES.stream(), java.util.stream.Stream.of("ear"))
                .flatMap(module -> java.util.stream.Stream.of("src/main/java", "src/test/java")
                        .map(part -> ROOT.resolve(module).resolve(part)))
                .filter(Files::isDirectory)
                .toList();
    }

    /** All Java files. */
    static List<Path> javaFiles() {
        return sourceRoots().stream().flatMap(root -> javaFilesIn(root).stream()).toList();
    }

    /** All sources of the console. */
    static List<Path> consoleFiles() {
        return filesIn(ROOT.resolve("web-api/src/main/console/src"), ".*\\.tsx?");
    }

    private static List<Path> javaFilesIn(Path root) {
        return filesIn(root, ".*\\.java");
    }

    private static List<Path> filesIn(Path root, String name) {
        try (var walk = Files.walk(root)) {
            return walk.filter(file -> file.toString().matches(name)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String nameOf(Path file) {
        return ROOT.relativize(file).toString();
    }
}
