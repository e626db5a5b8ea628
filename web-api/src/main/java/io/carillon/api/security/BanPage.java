package io.carillon.api.security;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of bans.
 *
 * @param items the bans, by source
 * @param next key of the next page; absent on the last
 */
@Schema(name = "BanPage")
public record BanPage(List<BanView> items, String next) {}
