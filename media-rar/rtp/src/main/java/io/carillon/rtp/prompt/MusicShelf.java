package io.carillon.rtp.prompt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Music by its class: {@code <directory>/music/<class>.wav} of the operator; for {@code default}, and a class that there is not,
 * that of the product.
 */
final class MusicShelf {
    static final String DEFAULT = "default";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,31}");
    /** More classes are not kept. */
    private static final int MOST = 32;

    private final Path directory;
    private final Map<String, Music> classes = new ConcurrentHashMap<>();

    MusicShelf(Path directory) {
        this.directory = directory.resolve("music");
    }

    /** Null when it has to be {@link #read}. Any thread. */
    Music known(String name) {
        return classes.get(name);
    }

    /** Reads files. */
    Music read(String name) {
        Music known = known(name);
        if (known != null) {
            return known;
        }
        Music found = NAME.matcher(name).matches() ? own(name) : null;
        if (found == null && !name.equals(DEFAULT)) {
            PromptLog.LOG.noMusic(name.replaceAll("[^a-z0-9_-]", "?"), directory.toString());
            found = read(DEFAULT);
        } else if (found == null) {
            found = ofProduct();
        }
        if (classes.size() < MOST) {
            classes.putIfAbsent(name, found);
        }
        return classes.getOrDefault(name, found);
    }

    private Music own(String name) {
        Path file = directory.resolve(name + ".wav");
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            Music music = new Music(PromptLibrary.readFile(file), System::nanoTime);
            if (music.isAudible()) {
                return music;
            }
            PromptLog.LOG.unusable(file.toString(), "it is empty");
        } catch (IOException unusable) {
            PromptLog.LOG.unusable(file.toString(), unusable.getMessage());
        }
        return null;
    }

    private static Music ofProduct() {
        try {
            return new Music(WavFile.read(PromptSet.bytes("music.wav")), System::nanoTime);
        } catch (IOException damaged) {
            throw new IllegalStateException(damaged.getMessage(), damaged);
        }
    }
}
