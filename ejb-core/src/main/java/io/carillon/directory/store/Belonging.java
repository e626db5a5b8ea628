package io.carillon.directory.store;

import io.carillon.contract.Aor;
import java.util.List;

/** What is lost with an extension when it is deleted. The history keeps it beside the extension. */
public interface Belonging {
    /** What it has now, asked in the transaction that deletes the extension. */
    List<Lost> of(Aor extension);

    /**
     * What is lost.
     *
     * @param action what the audit calls that
     * @param kind what the history calls such a thing
     * @param name of the thing
     * @param kept what it was and is
     */
    record Lost(String action, String kind, String name, Audit.Kept kept) {}
}
