package io.carillon.browser;

import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * JavaScript libraries as their authors publish them, brought into a page. Which ones, in which version and with which
 * checksums is written down in a lock file; npm fetches them once.
 */
public final class NodePackages {
    /** The modules as functions, and what Node's {@code require} does as far as these libraries need it. */
    private static final String LOADER = """
            globalThis.library = (() => {
              const sources = {%s};
              const loaded = {};
              const plain = path => {
                const parts = [];
                path.split('/').forEach(part => {
                  if (part === '..') { parts.pop(); } else if (part !== '.' && part !== '') { parts.push(part); }
                });
                return parts.join('/');
              };
              const find = path => [path, path + '.js', path + '.json', path + '/index.js'].find(one => one in sources);
              const entry = name => {
                const about = JSON.parse(sources[name + '/package.json']);
                return find(plain(name + '/' + (typeof about.browser === 'string' ? about.browser : about.main)));
              };
              const load = file => {
                if (file in loaded) { return loaded[file].exports; }
                const module = loaded[file] = {exports: {}};
                const source = sources[file];
                if (file.endsWith('.json')) {
                  module.exports = JSON.parse(source);
                } else {
                  const directory = file.substring(0, file.lastIndexOf('/'));
                  const require = name => load(
                      name.startsWith('.') ? find(plain(directory + '/' + name)) : entry(name));
                  new Function('module', 'exports', 'require', 'process', source)(
                      module, module.exports, require, {env: {}});
                }
                return module.exports;
              };
              return name => load(entry(name));
            })(); ''""";

    private final Path modules;

    private NodePackages(Path modules) {
        this.modules = modules;
    }

    /** The libraries of the lock file in this directory, or nothing where npm or its registry is missing. */
    public static Optional<NodePackages> of(Path lock, Path work) throws Exception {
        Path modules = work.resolve("node_modules");
        if (!Files.isDirectory(modules) && !install(lock, work)) {
            return Optional.empty();
        }
        return Optional.of(new NodePackages(modules));
    }

    private static boolean install(Path lock, Path work) throws Exception {
        Files.createDirectories(work);
        for (String name : List.of("package.json", "package-lock.json")) {
            Files.copy(lock.resolve(name), work.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        try {
            Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund",
                    "--fetch-retries=1")
                    .directory(work.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(work.resolve("npm.txt").toFile())
                    .start();
            if (npm.waitFor(120, TimeUnit.SECONDS)) {
                return npm.exitValue() == 0;
            }
            npm.destroyForcibly();
            return false;
        } catch (IOException noNpm) {
            return false;
        }
    }

    /** Brings all of them into a page, as {@code library(name)}. */
    void into(Chromium browser) throws Exception {
        StringBuilder sources = new StringBuilder();
        try (var files = Files.walk(modules)) {
            for (Path file : (Iterable<Path>) files.filter(NodePackages::isSource)::iterator) {
                String name = modules.relativize(file).toString().replace('\\', '/');
                String text = Files.readString(file, StandardCharsets.UTF_8);
                sources.append(Json.createValue(name)).append(':').append(Json.createValue(text)).append(',');
            }
        }
        browser.run(LOADER.replace("%s", sources));
    }

    /** Where they lie. */
    Path directory() {
        return modules;
    }

    /** One file of them. */
    public String file(String path) throws IOException {
        return Files.readString(modules.resolve(path), StandardCharsets.UTF_8);
    }

    private static boolean isSource(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && (name.endsWith(".js") || name.equals("package.json"));
    }

    /** The version of one of them. */
    public String versionOf(String name) throws IOException {
        String about = Files.readString(modules.resolve(name).resolve("package.json"), StandardCharsets.UTF_8);
        try (var reader = Json.createReader(new StringReader(about))) {
            return reader.readObject().getString("version");
        }
    }
}
