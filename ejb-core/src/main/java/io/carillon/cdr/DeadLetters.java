package io.carillon.cdr;

import static io.carillon.cdr.CdrLog.LOG;

import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Records that could not be stored, one file each. A file has its name only once all of it is on the disk, so a crash
 * leaves no half letter; filing a call again replaces its letter. Written and removed on the thread of the queue, read
 * on any.
 */
final class DeadLetters {
    /** Beyond that nothing is filed any more: records wait in the journal. */
    static final int MOST = 100_000;

    private static final String ENDING = ".cdr";

    private final Path directory;
    private final int most;
    private final AtomicInteger size = new AtomicInteger();

    DeadLetters(Path directory) {
        this(directory, MOST);
    }

    DeadLetters(Path directory, int most) {
        this.directory = directory;
        this.most = most;
        try {
            size.set(names("").size());
        } catch (IOException unreadable) {
            LOG.letterUnreadable(directory.toString(), unreadable.toString());
        }
    }

    /** How many there are. */
    int size() {
        return size.get();
    }

    /**
     * Keeps a letter; when this returns it survives a power failure.
     *
     * @return the file
     * @throws IOException when it cannot be written, or there are too many
     */
    Path file(DeadLetter letter) throws IOException {
        Path file = fileOf(letter.record().id());
        boolean known = Files.exists(file);
        if (!known && size.get() >= most) {
            throw new IOException("there are " + most + " dead letters already");
        }
        Files.createDirectories(directory);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                fresh,
                EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE),
                ownerOnly())) {
            ByteBuffer text = ByteBuffer.wrap(DeadLetterText.write(letter));
            while (text.hasRemaining()) {
                out.write(text);
            }
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        forceDirectory();
        if (!known) {
            size.incrementAndGet();
        }
        return file;
    }

    /** The record is stored now. */
    void remove(CallId call) throws IOException {
        if (size.get() > 0 && Files.deleteIfExists(fileOf(call))) {
            size.decrementAndGet();
        }
    }

    /** The letter of a call of this tenant. */
    Optional<DeadLetter> find(Tenant tenant, CallId call) {
        return read(fileOf(call)).filter(letter -> letter.record().tenant().equals(tenant));
    }

    /**
     * Letters of a tenant in the order of their calls. One that cannot be read is left out and logged.
     *
     * @param after id of the last call of the page before, null for the first page
     * @param limit at most this many
     */
    List<DeadLetter> page(Tenant tenant, String after, int limit) throws IOException {
        List<DeadLetter> page = new ArrayList<>();
        for (String name : names(after == null ? "" : named(after))) {
            Optional<DeadLetter> letter =
                    read(directory.resolve(name)).filter(one -> one.record().tenant().equals(tenant));
            letter.ifPresent(page::add);
            if (page.size() == limit) {
                break;
            }
        }
        return page;
    }

    private List<String> names(String after) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING) && name.compareTo(after) > 0)
                    .sorted()
                    .toList();
        }
    }

    private static Optional<DeadLetter> read(Path file) {
        try {
            return Optional.of(DeadLetterText.read(Files.readAllBytes(file)));
        } catch (NoSuchFileException stored) {
            return Optional.empty();
        } catch (IOException damaged) {
            LOG.letterUnreadable(file.toString(), damaged.toString());
            return Optional.empty();
        }
    }

    private Path fileOf(CallId call) {
        return directory.resolve(named(call.value()));
    }

    /** Our ids need no escape; whatever else an id may be, it stays within the directory. */
    private static String named(String call) {
        return URLEncoder.encode(call, StandardCharsets.UTF_8) + ENDING;
    }

    private FileAttribute<?>[] ownerOnly() {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** The new name is on the disk as well; elsewhere than on POSIX systems a directory cannot be opened. */
    private void forceDirectory() throws IOException {
        if (isPosix()) {
            try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    private boolean isPosix() {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
