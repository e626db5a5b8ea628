package io.carillon.api.presence;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * People in the order of their numbers.
 *
 * @param items the people
 * @param next send as {@code after} for the next page; absent on the last one
 */
@Schema(name = "PresencePage")
public record PresencePage(List<PresenceView> items, String next) {}
