package io.carillon.rtp.prompt;

import io.carillon.contract.PromptFile;
import io.carillon.contract.PromptFiles;
import io.carillon.contract.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The recordings that tenants have handed in: {@code <directory>/<language>/<tenant>/<name>.wav}. What comes is decoded,
 * checked, brought to one loudness and to 16000 or 8000 samples per second, and written anew: nothing of the file that came
 * is kept but its sound.
 */
final class OwnPrompts implements PromptFiles {
    /** Longer than five minutes is no prompt. */
    static final int MOST_SECONDS = 300;
    /** Recordings of one tenant in one language. */
    static final int MOST_FILES = 500;

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,31}");
    private static final String WAV = ".wav";

    private final Path directory;
    private final PromptLibrary library;

    OwnPrompts(Path directory, PromptLibrary library) {
        this.directory = directory;
        this.library = library;
    }

    @Override
    public Taken put(Tenant tenant, String language, String name, byte[] sound) throws IOException {
        String wrong = wrong(tenant, language, name, sound);
        if (wrong != null) {
            return new Taken(null, wrong);
        }
        byte[] made;
        try {
            made = Loudness.levelled(WavFile.decode(sound, MOST_SECONDS)).wav();
        } catch (IOException unusable) {
            return new Taken(null, unusable.getMessage());
        }
        Path folder = folder(tenant, language);
        Files.createDirectories(folder);
        Path file = folder.resolve(name + WAV);
        if (!Files.exists(file) && count(folder) >= MOST_FILES) {
            return new Taken(null, "there are " + MOST_FILES + " recordings in this language already");
        }
        Path fresh = Files.createTempFile(folder, name, ".new");
        try {
            Files.write(fresh, made);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
        library.forget(tenant.name() + "/" + name);
        return new Taken(known(tenant, language, file), null);
    }

    private static String wrong(Tenant tenant, String language, String name, byte[] sound) {
        if (!Grammar.isKnown(language)) {
            return "language must be en, de, fr or es";
        }
        if (!NAME.matcher(name).matches() || !NAME.matcher(tenant.name()).matches()) {
            return "a name is up to 32 of a-z 0-9 - _ and begins with a letter or a digit";
        }
        return sound.length > MOST_BYTES ? "has more than " + MOST_BYTES + " bytes" : null;
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private Path folder(Tenant tenant, String language) {
        return directory.resolve(language).resolve(tenant.name());
    }

    private static PromptFile known(Tenant tenant, String language, Path file) throws IOException {
        WavSound.Shape shape = WavSound.shapeOf(file);
        String name = file.getFileName().toString();
        return new PromptFile(language, name.substring(0, name.length() - WAV.length()), tenant, shape.rate(),
                shape.seconds(), Files.getLastModifiedTime(file).toInstant());
    }

    @Override
    public List<PromptFile> list(Tenant tenant) throws IOException {
        List<PromptFile> found = new ArrayList<>();
        for (String language : Grammar.LANGUAGES) {
            Path folder = folder(tenant, language);
            if (!NAME.matcher(tenant.name()).matches() || !Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(one -> one.toString().endsWith(WAV)).toList()) {
                    found.add(known(tenant, language, file));
                }
            }
        }
        found.sort(Comparator.comparing(PromptFile::language).thenComparing(PromptFile::name));
        return found;
    }

    @Override
    public Optional<byte[]> read(Tenant tenant, String language, String name) throws IOException {
        Path file = existing(tenant, language, name);
        return file == null ? Optional.empty() : Optional.of(Files.readAllBytes(file));
    }

    @Override
    public boolean delete(Tenant tenant, String language, String name) throws IOException {
        Path file = existing(tenant, language, name);
        boolean gone = file != null && Files.deleteIfExists(file);
        library.forget(tenant.name() + "/" + name);
        return gone;
    }

    private Path existing(Tenant tenant, String language, String name) {
        if (wrong(tenant, language, name, new byte[0]) != null) {
            return null;
        }
        Path file = folder(tenant, language).resolve(name + WAV);
        return Files.isRegularFile(file) ? file : null;
    }
}
