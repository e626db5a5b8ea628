package io.carillon.api.live;

import io.carillon.contract.Tenant;
import java.util.List;

/** Changes of a topic as events, for clients that subscribe with {@code customer_id:TENANT:RESOURCE}. */
public interface EventForm {
    /** What such clients call the things of the topic, for instance {@code call}. */
    String resource();

    /**
     * What happened, for instance {@code call_ringing}; more than one when much has happened between two looks.
     *
     * @param before null when it is new
     * @param after null when it is gone
     */
    List<String> events(Record before, Record after);

    /** The thing as such clients read it. */
    Record data(Tenant tenant, String id, Record item);
}
