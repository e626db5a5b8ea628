package io.carillon.api.flows;

import io.carillon.flow.FlowExit;
import io.carillon.flow.FlowKind;
import io.carillon.flow.FlowMap;
import io.carillon.flow.FlowNode;
import io.carillon.flow.FlowProblem;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where calls may go.
 *
 * @param nodes what they can come to, nearest first
 * @param problems what callers would not like
 * @param cut whether there is more than is shown
 */
@Schema(name = "FlowGraph")
public record FlowGraphView(List<Node> nodes, List<Problem> problems, boolean cut) {
    /**
     * Something that calls can come to.
     *
     * @param id what is dialled for it; {@code did:} and its name for a number outside
     * @param kind what it is
     * @param name what it is stored by
     * @param title what people call it; empty for what has no name
     * @param enabled whether it takes calls
     * @param members who is called there
     * @param exits where calls go on from there
     */
    @Schema(name = "FlowNode")
    public record Node(
            @Schema(examples = "5000") String id,
            FlowKind kind,
            String name,
            String title,
            boolean enabled,
            List<String> members,
            List<Exit> exits) {
        private static Node of(FlowNode node) {
            return new Node(node.id(), node.kind(), node.name(), node.title(), node.enabled(), node.members(),
                    node.exits().stream().map(Exit::of).toList());
        }
    }

    /**
     * A way on.
     *
     * @param id which one: a key, {@code timeout}, {@code closed} and the like
     * @param leads ON to another node, AGAIN when the caller is asked again, OFF when the call ends
     * @param to the node; empty when there is none
     * @param automatic whether calls take it without anybody choosing it
     */
    @Schema(name = "FlowExit")
    public record Exit(@Schema(examples = "1") String id, FlowExit.Leads leads, String to, boolean automatic) {
        private static Exit of(FlowExit exit) {
            return new Exit(exit.id(), exit.leads(), exit.to(), exit.automatic());
        }
    }

    /**
     * Something that callers would not like.
     *
     * @param kind what is wrong
     * @param node where
     * @param exit on which way on; empty when all of it is concerned
     * @param about the number, or the recording, that it is about
     */
    @Schema(name = "FlowProblem")
    public record Problem(FlowProblem.Kind kind, String node, String exit, String about) {
        private static Problem of(FlowProblem problem) {
            return new Problem(problem.kind(), problem.node(), problem.exit(), problem.about());
        }
    }

    static FlowGraphView of(FlowMap map) {
        return new FlowGraphView(map.nodes().stream().map(Node::of).toList(),
                map.problems().stream().map(Problem::of).toList(), map.cut());
    }
}
