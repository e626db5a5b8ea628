package io.carillon.directory;

import io.carillon.contract.MediaSecurity;

/**
 * What the history keeps of an extension; its secret is nowhere in it.
 *
 * @param displayName shown on the called telephone
 * @param enabled whether it may register and be called
 * @param security whether its audio is encrypted; null for the default of the server
 * @param forwarding what it does with calls it does not take
 */
public record KeptExtension(String displayName, boolean enabled, MediaSecurity security, CallForwarding forwarding) {
    /** What is kept of this one. */
    public static KeptExtension of(Extension extension, CallForwarding forwarding) {
        return new KeptExtension(extension.displayName(), extension.enabled(), extension.security(), forwarding);
    }

    /** What is changed to have it so, but for its forwarding. */
    public ChangedExtension asked() {
        return new ChangedExtension(displayName, enabled, security);
    }
}
