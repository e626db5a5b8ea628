package io.carillon.api.live;

import io.carillon.contract.Tenant;
import java.util.Map;
import java.util.Set;

/**
 * Something that can be watched: a bean of this kind is found by the channel and served. Everything is read from
 * memory, on the channel's own thread, and only while somebody watches.
 */
public interface Topic {
    /** What clients call it: small letters. */
    String name();

    /** Who may watch it: those who may read the same over REST. */
    Set<String> roles();

    /** Whether it is about the server: then only people of the first tenant may watch it. */
    default boolean isOfTheServer() {
        return false;
    }

    /** Whether nobody sees it but whose it is, whatever he may do otherwise: {@link #concerns} decides for every role. */
    default boolean isPrivate() {
        return false;
    }

    /** All there is of a tenant now, by its id. Two records that are equal look the same to a client. */
    Map<String, ? extends Record> all(Tenant tenant);

    /** One of them, null when it is gone. Asked for what {@link LiveChanges} was told of. */
    default Record one(Tenant tenant, String id) {
        return all(tenant).get(id);
    }

    /** How often all of it is looked at; longer for a topic that tells {@link LiveChanges} of each change. */
    default long everyMillis() {
        return 1000;
    }

    /**
     * Whether somebody whose role is {@code user} may see this one: it is about the own extension. A topic that is of
     * no concern to such people leaves their role out of {@link #roles()}. One that is private asks it of everybody.
     */
    default boolean concerns(Record item, String extension) {
        return false;
    }

    /** The same for clients that follow events rather than states; null when there are none. */
    default EventForm events() {
        return null;
    }
}
