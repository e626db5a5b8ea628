package io.carillon.subscription;

/** What a watcher is to see at one moment. Immutable; two equal ones need not be told twice. */
public interface View {}
