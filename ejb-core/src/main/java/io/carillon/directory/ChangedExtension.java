package io.carillon.directory;

import io.carillon.contract.MediaSecurity;

/**
 * The fields of an extension that can be changed, all of them as they shall be.
 *
 * @param displayName at most 80 characters, may be empty
 * @param enabled whether it may register and be called
 * @param security whether its audio is encrypted; null for the default of the server
 */
public record ChangedExtension(String displayName, boolean enabled, MediaSecurity security) {
    public ChangedExtension {
        displayName = displayName == null ? "" : displayName;
    }

    /** Audio as the server's default says. */
    public ChangedExtension(String displayName, boolean enabled) {
        this(displayName, enabled, null);
    }
}
