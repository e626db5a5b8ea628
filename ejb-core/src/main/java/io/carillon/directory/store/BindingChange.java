package io.carillon.directory.store;

import io.carillon.contract.Aor;
import io.carillon.directory.Binding;

/**
 * One row of the binding table that has to change.
 *
 * @param kind how
 * @param binding the binding as it is now, or was when it is removed
 */
public record BindingChange(Kind kind, Binding binding) {
    /** What happens to the row. */
    public enum Kind {
        /** The row becomes this, whether there was one or not. */
        PUT,
        /** The row goes. */
        REMOVE,
        /** The row, if there still is one, becomes this. */
        REFRESH
    }

    /** Which row: a later change of the same row replaces an earlier one. */
    public record Key(Aor aor, String uri) {}

    /** Which row. */
    public Key key() {
        return new Key(binding.aor(), binding.uri());
    }

    /** This after an earlier change of the same row that has not been written either. */
    public BindingChange after(BindingChange earlier) {
        boolean stillNew = earlier != null && earlier.kind == Kind.PUT && kind == Kind.REFRESH;
        return stillNew ? new BindingChange(Kind.PUT, binding) : this;
    }
}
