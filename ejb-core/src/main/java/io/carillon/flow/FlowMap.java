package io.carillon.flow;

import io.carillon.contract.PromptItem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Where calls may go from some beginnings.
 *
 * @param nodes what they can come to, nearest first
 * @param problems what is wrong, in the order of the nodes
 * @param cut whether there is more than is shown
 */
public record FlowMap(List<FlowNode> nodes, List<FlowProblem> problems, boolean cut) {
    /** So much is shown at most. */
    public static final int MOST_NODES = 400;

    public FlowMap {
        nodes = List.copyOf(nodes);
        problems = List.copyOf(problems);
    }

    /**
     * The map from one number, or of the whole house.
     *
     * @param from a number of the house or the name of one outside; empty for all
     * @param added nodes that are shown also when no way leads there yet
     * @param recorded whether a recording is there, by language and name
     */
    public static FlowMap of(
            FlowHouse house, String from, List<String> added, BiPredicate<String, String> recorded) {
        Map<String, FlowNode> nodes = new LinkedHashMap<>();
        boolean cut = walk(house, from.isEmpty() ? house.beginnings() : List.of(beginning(house, from)), nodes);
        cut |= walk(house, added, nodes);
        List<FlowProblem> problems = new ArrayList<>();
        Loops loops = new Loops(nodes);
        for (FlowNode node : nodes.values()) {
            prompts(house, node, recorded, problems);
            members(house, node, problems);
            node.exits().stream().filter(FlowExit::goesOn).forEach(exit -> targets(house, node, exit, problems));
            loops.from(node.id(), problems);
        }
        return new FlowMap(List.copyOf(nodes.values()), problems, cut);
    }

    /** Adds what calls can come to from there, and says whether there is more. */
    private static boolean walk(FlowHouse house, List<String> beginnings, Map<String, FlowNode> nodes) {
        Deque<String> next = new ArrayDeque<>(beginnings);
        while (!next.isEmpty() && nodes.size() < MOST_NODES) {
            String id = next.poll();
            if (!nodes.containsKey(id)) {
                FlowNode node = house.node(id);
                nodes.put(id, node);
                node.exits().stream().filter(FlowExit::goesOn).forEach(exit -> next.add(exit.to()));
            }
        }
        return next.stream().anyMatch(id -> !nodes.containsKey(id));
    }

    private static String beginning(FlowHouse house, String from) {
        return house.beginnings().contains(FlowNode.did(from)) ? FlowNode.did(from) : from;
    }

    /** A recording without a slash is for all houses and always there. */
    private static void prompts(
            FlowHouse house, FlowNode node, BiPredicate<String, String> recorded, List<FlowProblem> problems) {
        for (PromptItem item : node.kind() == FlowKind.MENU ? house.says(node.id()) : List.<PromptItem>of()) {
            if (item instanceof PromptItem.File file && file.name().indexOf('/') >= 0
                    && !recorded.test(house.language(node.id()), file.name())) {
                problems.add(new FlowProblem(FlowProblem.Kind.NO_PROMPT, node.id(), "", file.name()));
            }
        }
    }

    private static void members(FlowHouse house, FlowNode node, List<FlowProblem> problems) {
        for (String member : node.members()) {
            FlowNode who = house.node(member);
            if (who.kind() == FlowKind.NOBODY) {
                problems.add(new FlowProblem(FlowProblem.Kind.DANGLING, node.id(), "members", member));
            } else if (!who.enabled()) {
                problems.add(new FlowProblem(FlowProblem.Kind.DISABLED, node.id(), "members", member));
            }
        }
    }

    private static void targets(FlowHouse house, FlowNode node, FlowExit exit, List<FlowProblem> problems) {
        FlowNode target = house.node(exit.to());
        if (target.kind() == FlowKind.NOBODY) {
            problems.add(new FlowProblem(FlowProblem.Kind.DANGLING, node.id(), exit.id(), exit.to()));
        } else if (!target.enabled()) {
            problems.add(new FlowProblem(FlowProblem.Kind.DISABLED, node.id(), exit.id(), exit.to()));
        }
    }

    /** Ways that close a circle of ways which nobody chooses; each circle is told once, where it was closed. */
    private static final class Loops {
        private final Map<String, FlowNode> nodes;
        private final Set<String> done = new HashSet<>();
        private final Map<String, Integer> path = new HashMap<>();

        Loops(Map<String, FlowNode> nodes) {
            this.nodes = nodes;
        }

        void from(String id, List<FlowProblem> problems) {
            FlowNode node = nodes.get(id);
            if (node == null || !done.add(id)) {
                return;
            }
            path.put(id, path.size());
            for (FlowExit exit : node.exits()) {
                if (exit.goesOn() && exit.automatic()) {
                    if (path.containsKey(exit.to())) {
                        problems.add(new FlowProblem(FlowProblem.Kind.LOOP, id, exit.id(), exit.to()));
                    } else {
                        from(exit.to(), problems);
                    }
                }
            }
            path.remove(id);
        }
    }
}
