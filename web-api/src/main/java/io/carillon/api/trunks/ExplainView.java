package io.carillon.api.trunks;

import io.carillon.engine.RouteDesk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What would happen to a call.
 *
 * @param from who would call
 * @param to what would be dialled
 * @param at the moment it is answered for
 * @param end where it would end up
 * @param destination the extension, the ring group, the feature or the refusal in words; empty for trunks
 * @param ways trunks in the order in which they would be tried
 * @param tree every decision on the way, with what belongs to it
 * @param steps what the call comes to, in order, as the map of the flow names it
 */
@Schema(name = "Explained")
public record ExplainView(
        String from,
        String to,
        Instant at,
        @Schema(enumeration = {"EXTENSION", "TRUNK", "GROUP", "FEATURE", "REFUSED"}) String end,
        String destination,
        List<WayView> ways,
        List<Decision> tree,
        List<StepView> steps) {

    /**
     * One trunk that would be tried.
     *
     * @param trunk its name
     * @param number what it would be given
     * @param shown who would be shown as calling
     * @param price what it asks; empty when not known
     */
    @Schema(name = "ExplainedWay")
    public record WayView(String trunk, String number, String shown, String price) {}

    /**
     * One thing the call comes to.
     *
     * @param node what it is
     * @param exit the way it goes on from there; empty where it stays
     */
    @Schema(name = "ExplainedStep")
    public record StepView(@Schema(examples = "5000") String node, @Schema(examples = "1") String exit) {}

    /**
     * One decision.
     *
     * @param says what was decided, and by whom
     * @param because what belongs to it
     */
    @Schema(name = "Decision")
    public record Decision(String says, List<String> because) {
        /** Decisions out of lines: an indented line belongs to the last one that is not. */
        public static List<Decision> of(List<String> lines) {
            List<Decision> decisions = new ArrayList<>();
            for (String line : lines) {
                if (line.startsWith(" ") && !decisions.isEmpty()) {
                    decisions.get(decisions.size() - 1).because().add(line.strip());
                } else {
                    decisions.add(new Decision(line.strip(), new ArrayList<>()));
                }
            }
            return decisions;
        }
    }

    static ExplainView of(ExplainBody body, Instant at, RouteDesk.Explained answer) {
        return new ExplainView(
                body.from(),
                body.to(),
                at,
                answer.end().name(),
                answer.at(),
                answer.ways().stream()
                        .map(way -> new WayView(way.trunk(), way.number(), way.shown(), way.price()))
                        .toList(),
                Decision.of(answer.tree()),
                answer.steps().stream().map(step -> new StepView(step.node(), step.exit())).toList());
    }
}
