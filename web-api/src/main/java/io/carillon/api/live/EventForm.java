package io.carillon.api.live;

import io.carillon.contract.Tenant;
import java.util.List;

/** Changes of a topic as events, for clients that subscribe with {@code customer_id:TENANT:RESOURCE}. */
public interface EventForm {
    /** What such clients call the things of the topic, for instance {@code call}. */
    String resource();

    /**
     * What happened, for instance {@code call_ringing}; more than one when much has happened between two looks. Of most
     * things there is nothing to say but that they are new, other than before, or gone.
     *
     * @param before null when it is new
     * @param after null when it is gone
     */
    default List<String> events(Record before, Record after) {
        return List.of(resource() + (before == null ? "_created" : after == null ? "_deleted" : "_updated"));
    }

    /** The thing as such clients read it. */
    Record data(Tenant tenant, String id, Record item);
}
