package io.carillon.flow;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something a call can come to.
 *
 * @param id what is dialled for it; {@code did:} and its name for a number outside, {@code webhook:} and its name for a program
 * @param kind what it is
 * @param name what it is stored by
 * @param title what people call it, empty for what has no name
 * @param enabled whether it takes calls
 * @param members who is called there
 * @param exits where calls go on from there
 */
public record FlowNode(
        String id,
        FlowKind kind,
        String name,
        String title,
        boolean enabled,
        List<String> members,
        List<FlowExit> exits) {
    private static final String DID = "did:";
    private static final String WEBHOOK = "webhook:";

    public FlowNode {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(title, "title");
        members = List.copyOf(members);
        exits = List.copyOf(exits);
    }

    /** The id of a number outside. */
    public static String did(String name) {
        return DID + name;
    }

    /** Whether an id is that of a number outside. */
    static boolean isDid(String id) {
        return id.startsWith(DID);
    }

    /** The name in the id of a number outside. */
    static String nameOfDid(String id) {
        return id.substring(DID.length());
    }

    /** The id of a program that is asked. */
    public static String webhook(String name) {
        return WEBHOOK + name;
    }

    /** The program with this id. */
    static Optional<FlowNode> program(String id) {
        if (!id.startsWith(WEBHOOK)) {
            return Optional.empty();
        }
        String name = id.substring(WEBHOOK.length());
        return Optional.of(new FlowNode(id, FlowKind.WEBHOOK, name, "", true, List.of(), List.of()));
    }
}
