package io.carillon.engine;

import io.carillon.dialplan.DialplanCompiler;
import io.carillon.dialplan.DialplanSnapshot;
import io.carillon.directory.DirectorySnapshot;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The dialplan as it is now. When the directory has changed since it was made, the next call makes it anew: many
 * changes at once cost one, and a change is seen by the very next call.
 */
final class SnapshotHolder implements Supplier<DialplanSnapshot> {
    private final Supplier<DirectorySnapshot> directory;
    private final DialplanCompiler compiler;
    private final AtomicReference<DialplanSnapshot> current = new AtomicReference<>();

    SnapshotHolder(Supplier<DirectorySnapshot> directory, DialplanCompiler compiler) {
        this.directory = directory;
        this.compiler = compiler;
    }

    @Override
    public DialplanSnapshot get() {
        DirectorySnapshot now = directory.get();
        DialplanSnapshot made = current.get();
        if (made == null || made.directory() != now) {
            made = compiler.compile(now);
            current.set(made);
        }
        return made;
    }
}
