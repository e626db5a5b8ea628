package io.carillon.directory;

/**
 * All that routing needs to know of an extension.
 *
 * @param extension who
 * @param forwarding what happens to calls it does not take
 */
public record Subscriber(Extension extension, CallForwarding forwarding) {
    /** The same with the extension switched off. */
    Subscriber switchedOff() {
        return new Subscriber(
                new Extension(extension.id(), extension.tenant(), extension.number(), extension.displayName(), false,
                        extension.createdAt(), extension.changedAt(), extension.version(), extension.security()),
                forwarding);
    }
}
