package io.carillon.recording;

import java.util.List;

/**
 * Recordings, newest first.
 *
 * @param entries as many as fit the page
 * @param nextCursor for the next page, null on the last one
 */
public record RecordingPage(List<RecordingEntry> entries, String nextCursor) {
    public RecordingPage {
        entries = List.copyOf(entries);
    }
}
