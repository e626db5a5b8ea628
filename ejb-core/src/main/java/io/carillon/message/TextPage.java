package io.carillon.message;

import java.util.List;

/**
 * Texts, newest first.
 *
 * @param texts the texts
 * @param nextCursor where the next page begins, null when there is none
 */
public record TextPage(List<KeptText> texts, String nextCursor) {}
