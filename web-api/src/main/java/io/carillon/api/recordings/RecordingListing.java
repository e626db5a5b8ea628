package io.carillon.api.recordings;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Recordings, newest first.
 *
 * @param items as many as fit the page
 * @param next send as {@code cursor} for the next page; absent on the last one
 */
@Schema(name = "RecordingPage")
public record RecordingListing(List<RecordingView> items, String next) {}
