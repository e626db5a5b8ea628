package io.carillon.history;

/**
 * What of a thing that came back is not as it was.
 *
 * @param what for instance {@code secret} or {@code user vera}
 * @param why in words for people
 */
public record Missing(String what, String why) {}
