package io.carillon.api.security;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of allowed networks.
 *
 * @param items the networks, by name
 * @param next key of the next page; absent on the last
 */
@Schema(name = "AllowedPage")
public record AllowedPage(List<AllowedView> items, String next) {}
