package io.carillon.engine;

import io.carillon.dialplan.DialplanCompiler;
import io.carillon.dialplan.DialplanSnapshot;
import io.carillon.dialplan.NumberPlan;
import io.carillon.directory.DirectorySnapshot;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The dialplan as it is now. When directory or trunks have changed since it was made, the next call makes it anew: many
 * changes at once cost one, and a change is seen by the very next call.
 */
final class SnapshotHolder implements Supplier<DialplanSnapshot> {
    private final Supplier<DirectorySnapshot> directory;
    private final Supplier<NumberPlan> outside;
    private final DialplanCompiler compiler;
    private final AtomicReference<DialplanSnapshot> current = new AtomicReference<>();

    SnapshotHolder(
            Supplier<DirectorySnapshot> directory, Supplier<NumberPlan> outside, DialplanCompiler compiler) {
        this.directory = directory;
        this.outside = outside;
        this.compiler = compiler;
    }

    /** The dialplan as it would be with other numbers. */
    DialplanSnapshot with(NumberPlan other) {
        return compiler.compile(directory.get(), other);
    }

    @Override
    public DialplanSnapshot get() {
        DirectorySnapshot now = directory.get();
        NumberPlan plan = outside.get();
        DialplanSnapshot made = current.get();
        if (made == null || made.directory() != now || made.outside() != plan) {
            made = compiler.compile(now, plan);
            current.set(made);
        }
        return made;
    }
}
