package io.carillon.directory;

/**
 * The fields of an extension that can be changed, all of them as they shall be.
 *
 * @param displayName at most 80 characters, may be empty
 * @param enabled whether it may register and be called
 */
public record ChangedExtension(String displayName, boolean enabled) {
    public ChangedExtension {
        displayName = displayName == null ? "" : displayName;
    }
}
