package io.carillon.presence;

import java.util.List;

/**
 * What a presence document says, as far as the house understands it.
 *
 * @param open whether its person can be reached (RFC 3863 section 4.1.4)
 * @param activities what its person does (RFC 4480 section 3.2), sorted
 * @param note first note, may be empty
 */
record Published(boolean open, List<String> activities, String note) {
    Published {
        activities = activities.stream().distinct().sorted().toList();
    }
}
