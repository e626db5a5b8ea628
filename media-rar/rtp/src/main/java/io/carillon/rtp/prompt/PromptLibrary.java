package io.carillon.rtp.prompt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Recordings by language and name: those of the operator, {@code <directory>/<language>/<name>.wav}, before those of the
 * product, and those in English where a language lacks one. Each is read once and kept as long as there is room.
 */
final class PromptLibrary {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,31}(/[a-z0-9][a-z0-9_-]{0,31})?");
    private static final String ENGLISH = "en";
    private static final String FILE = "file ";
    /** Names that are remembered as missing, so that each is told of once. */
    private static final int MOST_MISSING = 1000;

    private final Path directory;
    private final Shelf shelf;
    private final Map<String, PromptSet> sets = new ConcurrentHashMap<>();
    private final Set<String> missing = ConcurrentHashMap.newKeySet();

    /**
     * @param directory of the operator; need not exist
     * @param shelf where recordings are kept
     */
    PromptLibrary(Path directory, Shelf shelf) {
        this.directory = directory;
        this.shelf = shelf;
    }

    /** A recording that was read before, null when it has to be {@link #read}. Any thread. */
    Recording known(String language, String name) {
        return shelf.find(key(language, name));
    }

    /** A recording has changed: it is read again in whatever language it is wanted next. */
    void forget(String name) {
        shelf.removeIf(key -> key.startsWith(FILE) && key.endsWith(" " + name));
        missing.removeIf(key -> key.endsWith(" " + name));
    }

    private static String key(String language, String name) {
        return FILE + language + " " + name;
    }

    /** A recording, null when there is none. Reads files. */
    Recording read(String language, String name) {
        Recording known = known(language, name);
        if (known != null) {
            return known;
        }
        String spoken = Grammar.isKnown(language) ? language : ENGLISH;
        Recording found = NAME.matcher(name).matches() ? find(spoken, name) : null;
        if (found == null) {
            if (missing.size() < MOST_MISSING && missing.add(key(language, name))) {
                PromptLog.LOG.missing(name, spoken, file(spoken, name.replaceAll("[^a-z0-9_/-]", "?")).toString());
            }
            return null;
        }
        shelf.put(key(language, name), found);
        return found;
    }

    private Path file(String language, String name) {
        return directory.resolve(language).resolve(name + ".wav");
    }

    private Recording find(String language, String name) {
        Path own = file(language, name);
        if (Files.isRegularFile(own)) {
            try {
                return readFile(own);
            } catch (IOException unusable) {
                PromptLog.LOG.unusable(own.toString(), unusable.getMessage());
            }
        }
        Recording found = set(language).find(name);
        return found == null && !language.equals(ENGLISH) ? find(ENGLISH, name) : found;
    }

    /** @throws IOException with one line saying why not */
    static Recording readFile(Path file) throws IOException {
        if (Files.size(file) > WavFile.MOST_BYTES) {
            throw new IOException("has more than " + WavFile.MOST_BYTES + " bytes");
        }
        return WavFile.read(Files.readAllBytes(file));
    }

    private PromptSet set(String language) {
        return sets.computeIfAbsent(language, fresh -> {
            try {
                return PromptSet.load(fresh);
            } catch (IOException damaged) {
                throw new IllegalStateException("prompts in " + fresh + ": " + damaged.getMessage(), damaged);
            }
        });
    }
}
