package io.carillon.api.live;

import io.carillon.api.http.Roles;
import java.util.Collection;
import java.util.List;

/**
 * A topic of the form {@code customer_id:TENANT:RESOURCE[:ID]} or {@code agent_id:USER:RESOURCE[:ID]}: the events of
 * everything of the house, or of what is one's own. An id of {@code *}, or none, is any; a resource of {@code *} is each.
 *
 * @param own whether only what concerns the own extension
 * @param topic whose events
 * @param id of one thing, empty for any
 */
record EventScope(boolean own, Topic topic, String id) {
    private static final int LEAST = 3;
    private static final int MOST = 4;
    private static final String ANY = "*";

    /** What the text means for this viewer, by topic; empty when it means nothing, or something it may not see. */
    static List<EventScope> parse(String text, Viewer viewer, Collection<Topic> topics) {
        String[] parts = text.split(":", -1);
        if (parts.length < LEAST || parts.length > MOST) {
            return List.of();
        }
        boolean each = parts[2].equals(ANY) && parts.length == LEAST;
        String id = parts.length == LEAST || parts[LEAST].equals(ANY) ? "" : parts[LEAST];
        boolean house = parts[0].equals("customer_id") && parts[1].equals(viewer.caller().tenant().name());
        boolean own = parts[0].equals("agent_id") && parts[1].equals(viewer.caller().username());
        if (!house && !own) {
            return List.of();
        }
        return topics.stream()
                .filter(topic -> topic.events() != null && (each || topic.events().resource().equals(parts[2])))
                .filter(viewer::maySee)
                .filter(topic -> own ? viewer.extension() != null : viewer.seesAll(topic))
                .filter(topic -> !own || topic.roles().contains(Roles.USER))
                .map(topic -> new EventScope(own, topic, id))
                .toList();
    }

    /** Whether the change of this thing is told. */
    boolean covers(String thing, Batch.Item item, Viewer viewer) {
        return (id.isEmpty() || id.equals(thing)) && (!own || topic.concerns(item.record(), viewer.extension()));
    }
}
