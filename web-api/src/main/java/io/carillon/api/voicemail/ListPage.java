package io.carillon.api.voicemail;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Some lists in the order of their numbers.
 *
 * @param items as many as fit the page
 * @param next send as {@code after} for the next page; absent on the last one
 */
@Schema(name = "VoicemailListPage")
public record ListPage(List<ListView> items, String next) {}
