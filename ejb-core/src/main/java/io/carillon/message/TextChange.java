package io.carillon.message;

/**
 * Something has become of a text.
 *
 * @param text as it is now
 * @param gone whether it is not kept any more
 */
public record TextChange(KeptText text, boolean gone) {}
