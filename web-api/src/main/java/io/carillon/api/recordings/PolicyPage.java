package io.carillon.api.recordings;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Some recording policies in the order of their names.
 *
 * @param items as many as fit the page
 * @param next send as {@code after} for the next page; absent on the last one
 */
@Schema(name = "RecordingPolicyPage")
public record PolicyPage(List<PolicyView> items, String next) {}
