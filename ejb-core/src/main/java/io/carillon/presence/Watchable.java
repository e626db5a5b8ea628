package io.carillon.presence;

import io.carillon.contract.Aor;
import io.carillon.directory.Directory;

/** Which extensions can be watched at all. */
final class Watchable {
    private Watchable() {}

    /** Whether there is such an extension and it is enabled. */
    static boolean isOpen(Directory directory, Aor extension) {
        return directory.current().find(extension.tenant(), extension.user())
                .filter(one -> one.extension().enabled())
                .isPresent();
    }
}
