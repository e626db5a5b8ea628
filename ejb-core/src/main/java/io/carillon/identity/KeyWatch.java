package io.carillon.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The key that signs calls, as its files have it: authorities issue certificates for days, and nobody restarts a telephone
 * system for that. The files are looked at once a minute, while calls are signed, beside the calls; files that do not fit
 * are named in the log, and the key that fitted goes on.
 */
final class KeyWatch {
    static final Duration INTERVAL = Duration.ofMinutes(1);

    private final IdentitySettings settings;
    private final Executor executor;
    private final Clock clock;
    private final AtomicReference<Instant> due;
    private volatile PassportWriter writer;
    private volatile List<FileTime> stamps;

    /** @throws IllegalArgumentException naming the setting that is wrong */
    KeyWatch(IdentitySettings settings, Executor executor, Clock clock) {
        this.settings = settings;
        this.executor = executor;
        this.clock = clock;
        this.due = new AtomicReference<>(clock.instant().plus(INTERVAL));
        this.stamps = stamps();
        this.writer = settings.writer();
    }

    /** What signs now; null when nothing does. */
    PassportWriter current() {
        Instant now = clock.instant();
        Instant next = due.get();
        if (writer != null && now.isAfter(next) && due.compareAndSet(next, now.plus(INTERVAL))) {
            try {
                executor.execute(this::look);
            } catch (RuntimeException busy) {
                IdentityLog.LOG.debugf("no thread looks for a new key: %s", busy.getMessage());
            }
        }
        return writer;
    }

    private void look() {
        List<FileTime> now = stamps();
        if (now.equals(stamps)) {
            return;
        }
        try {
            writer = settings.writer();
            stamps = now;
        } catch (IllegalArgumentException unfit) {
            IdentityLog.LOG.newKeyUnfit(unfit.getMessage());
        }
    }

    /** When the files were written; a file that is away counts as never written. */
    private List<FileTime> stamps() {
        List<FileTime> times = new ArrayList<>();
        for (Path file : settings.keyFiles()) {
            try {
                times.add(Files.getLastModifiedTime(file));
            } catch (IOException away) {
                times.add(FileTime.fromMillis(0));
            }
        }
        return times;
    }
}
