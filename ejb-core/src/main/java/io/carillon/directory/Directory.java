package io.carillon.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The directory as routing sees it: one reference, read without locks or database. Filled by the startup bean
 * {@code DirectoryLoader}; name it in {@code @DependsOn} when a start needs it.
 */
@ApplicationScoped
public class Directory {
    private final AtomicReference<DirectorySnapshot> snapshot = new AtomicReference<>(DirectorySnapshot.EMPTY);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** The extensions as last committed. */
    public DirectorySnapshot current() {
        return snapshot.get();
    }

    /** Runs after every change, on the thread that changed it; must be quick. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    void replace(DirectorySnapshot next) {
        snapshot.set(next);
        listeners.forEach(Runnable::run);
    }
}
