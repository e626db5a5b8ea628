package io.carillon.rtp.tap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Recordings as files: new ones in a directory of their own, settled ones by half-hours, as their names begin. */
public final class FileStorage implements Storage {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{6,40}");
    private static final String SUFFIX = ".recording";
    private static final int BUCKET = 5;

    private final Path fresh;
    private final Path kept;

    private FileStorage(Path fresh, Path kept) {
        this.fresh = fresh;
        this.kept = kept;
    }

    /** @throws IOException the directory cannot be made */
    public static FileStorage in(Path directory) throws IOException {
        FileStorage storage = new FileStorage(directory.resolve("new"), directory.resolve("kept"));
        Files.createDirectories(storage.fresh, ownerOnly(directory, "rwx------"));
        Files.createDirectories(storage.kept, ownerOnly(directory, "rwx------"));
        return storage;
    }

    private static FileAttribute<?>[] ownerOnly(Path on, String permissions) {
        boolean posix = on.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private Path fresh(String name) {
        return fresh.resolve(checked(name) + SUFFIX);
    }

    private Path kept(String name) {
        return kept.resolve(checked(name).substring(0, BUCKET)).resolve(name + SUFFIX);
    }

    /** Whether something may be called that. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    private static String checked(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("not a name of a recording");
        }
        return name;
    }

    @Override
    public Sink create(String name) throws IOException {
        FileChannel channel = FileChannel.open(
                fresh(name),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                ownerOnly(fresh, "rw-------"));
        return new Sink() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }

            @Override
            public void force() throws IOException {
                channel.force(false);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    @Override
    public void settle(String name) throws IOException {
        try {
            move(name);
        } catch (NoSuchFileException gone) {
            if (isFresh(name)) {
                move(name); // its directory was empty and has just been removed
            } else if (!Files.exists(kept(name))) {
                throw gone;
            }
        }
    }

    private void move(String name) throws IOException {
        Path to = kept(name);
        Files.createDirectories(to.getParent(), ownerOnly(kept, "rwx------"));
        Files.move(fresh(name), to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether it was begun and not settled. */
    boolean isFresh(String name) {
        return isName(name) && Files.exists(fresh(name));
    }

    /** Whether it is settled. */
    boolean isKept(String name) {
        return isName(name) && Files.exists(kept(name));
    }

    /** Names all settled recordings. */
    void kept(Consumer<String> each) throws IOException {
        try (DirectoryStream<Path> halfHours = Files.newDirectoryStream(kept)) {
            for (Path halfHour : halfHours) {
                keptIn(halfHour, each);
            }
        }
    }

    private static void keptIn(Path halfHour, Consumer<String> each) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(halfHour, "*" + SUFFIX)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                each.accept(name.substring(0, name.length() - SUFFIX.length()));
            }
        } catch (NoSuchFileException | NotDirectoryException removed) {
            TapLog.LOG.tracef(removed, "nothing is kept in %s", halfHour);
        }
    }

    /** The file of a settled recording. */
    Path file(String name) {
        return kept(name);
    }

    /** A settled recording is somewhere else now. */
    void drop(String name) throws IOException {
        Path file = kept(name);
        Files.deleteIfExists(file);
        try {
            Files.deleteIfExists(file.getParent());
        } catch (DirectoryNotEmptyException others) {
            TapLog.LOG.tracef(others, "more is kept in %s", file.getParent());
        }
    }

    @Override
    public List<String> unsettled() throws IOException {
        try (Stream<Path> files = Files.list(fresh)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .filter(FileStorage::isName)
                    .sorted()
                    .toList();
        }
    }

    @Override
    public Optional<Source> open(String name) throws IOException {
        if (!isName(name)) {
            return Optional.empty();
        }
        for (Path file : List.of(kept(name), fresh(name), kept(name))) {
            try {
                return Optional.of(source(FileChannel.open(file, StandardOpenOption.READ)));
            } catch (NoSuchFileException elsewhere) {
                continue; // it may move meanwhile, or be nowhere
            }
        }
        return Optional.empty();
    }

    private static Source source(FileChannel channel) {
        return new Source() {
            @Override
            public long size() throws IOException {
                return channel.size();
            }

            @Override
            public void read(ByteBuffer into, long at) throws IOException {
                long next = at;
                while (into.hasRemaining()) {
                    int read = channel.read(into, next);
                    if (read < 0) {
                        return;
                    }
                    next += read;
                }
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    @Override
    public boolean delete(String name) throws IOException {
        return isName(name)
                && (Files.deleteIfExists(kept(name)) | Files.deleteIfExists(fresh(name)));
    }

    @Override
    public long room() throws IOException {
        return Files.getFileStore(fresh).getUsableSpace();
    }
}
