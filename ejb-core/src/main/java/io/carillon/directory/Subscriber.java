package io.carillon.directory;

/**
 * All that routing needs to know of an extension.
 *
 * @param extension who
 * @param forwarding what happens to calls it does not take
 */
public record Subscriber(Extension extension, CallForwarding forwarding) {}
