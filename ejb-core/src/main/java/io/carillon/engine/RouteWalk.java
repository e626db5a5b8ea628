package io.carillon.engine;

import io.carillon.call.Because;
import io.carillon.call.Routed;
import io.carillon.call.RoutingQuestion;
import io.carillon.contract.Cause;
import io.carillon.contract.Origin;
import io.carillon.dialplan.Destination;
import io.carillon.dialplan.Route;
import io.carillon.engine.RouteDesk.Doing;
import io.carillon.engine.RouteDesk.End;
import io.carillon.engine.RouteDesk.Explained;
import io.carillon.engine.RouteDesk.Step;
import io.carillon.engine.RouteDesk.Way;
import io.carillon.feature.CallRouter;
import io.carillon.flow.FlowHouse;
import io.carillon.flow.FlowKind;
import io.carillon.flow.FlowNode;
import io.carillon.menu.Menu;
import io.carillon.queue.CallQueue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows a call that nobody places to its end: where it is sent on, what menus make of the keys that are pressed, where
 * it goes when nobody answers; of a trunk, to those that would be tried after it.
 */
final class RouteWalk {
    private static final int MOST_WAYS = 16;
    private static final int MOST_STEPS = 60;

    private final CallRouter router;
    private final FlowHouse house;
    private final Doing doing;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> tree = new ArrayList<>();
    private final List<Way> ways = new ArrayList<>();
    private int pressed;

    RouteWalk(CallRouter router, FlowHouse house, Doing doing) {
        this.router = router;
        this.house = house;
        this.doing = doing;
    }

    /** What a route leads to: another question, or the end; one of the two is null. */
    private record Onward(RoutingQuestion next, Explained end) {}

    Explained from(RoutingQuestion first) {
        RoutingQuestion question = first;
        while (true) {
            Routed routed = router.route(question);
            tree.addAll(routed.explain());
            follow(question, routed);
            Onward onward = routed.route().applyTo(new Crossing(question, routed));
            if (onward.end() != null) {
                return onward.end();
            }
            question = onward.next();
            if (steps.size() >= MOST_STEPS) {
                return new Explained(End.REFUSED, Cause.LOOP.sip() + " " + Cause.LOOP.text(), ways, tree, steps);
            }
        }
    }

    private void follow(RoutingQuestion question, Routed routed) {
        List<String> chain = new ArrayList<>(
                routed.visited().subList(Math.min(question.visited().size(), routed.visited().size()),
                        routed.visited().size()));
        chain.add(routed.number());
        for (String number : chain) {
            arrive(called(question, number), question.at());
        }
        Step last = steps.get(steps.size() - 1);
        if (routed.route() instanceof Route.Refuse && last.exit().isEmpty()) {
            leave(house.exit(last.node(), null, question.at()));
        }
    }

    /** What was dialled on a trunk is a number outside. */
    private String called(RoutingQuestion question, String number) {
        boolean fromOutside = question.origin() instanceof Origin.Trunk && question.because() == Because.DIALLED
                && number.equals(question.wanted());
        return fromOutside
                ? house.called(((Origin.Trunk) question.origin()).trunk(), number).orElse(number)
                : number;
    }

    private void arrive(String node, Instant at) {
        if (!steps.isEmpty()) {
            Step last = steps.get(steps.size() - 1);
            if (last.exit().isEmpty() && last.node().equals(node)) {
                return;
            }
            if (last.exit().isEmpty()) {
                leave(house.exit(last.node(), node, at));
            }
        }
        steps.add(new Step(node, ""));
    }

    private void leave(String exit) {
        int last = steps.size() - 1;
        steps.set(last, new Step(steps.get(last).node(), exit));
    }

    /** One answer, and what comes of it. */
    private final class Crossing implements Route.Handler<Onward> {
        private final RoutingQuestion asked;
        private final Routed routed;

        Crossing(RoutingQuestion asked, Routed routed) {
            this.asked = asked;
            this.routed = routed;
        }

        private Onward end(End end, String at) {
            return new Onward(null, new Explained(end, at, ways, tree, steps));
        }

        private Onward on(String number) {
            return on(number, List.of());
        }

        /** @param payers whoever answers for a call outside */
        private Onward on(String number, List<String> payers) {
            return new Onward(new RoutingQuestion(null, asked.origin(), asked.caller(), number, Because.FORWARDED, null,
                    payers, asked.responsible(), List.of(), asked.source(), asked.at()), null);
        }

        private Onward unanswered(Because why) {
            tree.add("  nobody answers");
            return new Onward(new RoutingQuestion(null, asked.origin(), asked.caller(), routed.number(), why,
                    Cause.NO_ANSWER, routed.visited(), asked.responsible(), List.of(), asked.source(), asked.at()), null);
        }

        @Override
        public Onward ring(Route.Ring route) {
            tree.add("  " + route.targets().size() + " telephones ring for " + route.ringFor().toSeconds() + " s");
            return doing.answered() ? end(End.EXTENSION, route.extension()) : unanswered(Because.NO_ANSWER);
        }

        @Override
        public Onward group(Route.Group route) {
            if (!doing.answered()) {
                return unanswered(route.personal() ? Because.NO_ANSWER : Because.GROUP_OVER);
            }
            return end(route.personal() ? End.EXTENSION : End.GROUP, route.number());
        }

        @Override
        public Onward refuse(Route.Refuse route) {
            return ways.isEmpty()
                    ? end(End.REFUSED, route.cause().sip() + " " + route.cause().text())
                    : end(End.TRUNK, "");
        }

        @Override
        public Onward host(Route.Host route) {
            if (route.feature().equals(Menu.FEATURE)) {
                return menu(route);
            }
            Optional<CallQueue> queue = house.queue(route.argument());
            if (doing.answered() || queue.isEmpty() || queue.get().overflow().timeout().isEmpty()) {
                return end(End.FEATURE, route.feature());
            }
            leave("timeout");
            tree.add("  waits too long, sent on to " + queue.get().overflow().timeout());
            return on(queue.get().overflow().timeout());
        }

        /** As long as keys are pressed. */
        private Onward menu(Route.Host route) {
            String at = route.argument();
            Optional<Menu> menu = house.menu(at);
            while (menu.isPresent() && pressed < doing.keys().size() && steps.size() < MOST_STEPS) {
                String key = doing.keys().get(pressed++);
                Menu.Choice choice = choice(menu.get(), key);
                tree.add(at + ": " + (key.isEmpty() ? "nothing is pressed" : key + " is pressed") + ", "
                        + choice.action() + " " + choice.target());
                arrive(at, asked.at());
                if (choice.action() == Menu.Action.NUMBER && house.isOurs(choice.target())) {
                    leave(exit(menu.get(), key));
                    return on(choice.target());
                }
                if (choice.action() == Menu.Action.EXTERNAL) {
                    leave(exit(menu.get(), key));
                    return on(choice.target(), List.of(at));
                }
                if (choice.action() == Menu.Action.WEBHOOK) {
                    leave(exit(menu.get(), key));
                    tree.add("  what the program says is not known before");
                    arrive(FlowNode.webhook(choice.target()), asked.at());
                    return end(End.FEATURE, route.feature());
                }
                if (choice.action() == Menu.Action.HANG_UP || choice.action() == Menu.Action.NAME) {
                    leave(exit(menu.get(), key));
                    return end(End.FEATURE, route.feature());
                }
                if (choice.action() == Menu.Action.MENU && house.menu(choice.target()).isPresent()) {
                    leave(exit(menu.get(), key));
                    at = choice.target();
                    menu = house.menu(at);
                    arrive(at, asked.at());
                }
            }
            return end(End.FEATURE, route.feature());
        }

        private Menu.Choice choice(Menu menu, String key) {
            if (key.isEmpty()) {
                return menu.onTimeout();
            }
            Menu.Choice choice = key.length() == 1 ? menu.keys().get(key.charAt(0)) : null;
            if (choice != null) {
                return choice;
            }
            return isDialled(menu, key) ? new Menu.Choice(Menu.Action.NUMBER, key) : menu.onInvalid();
        }

        private boolean isDialled(Menu menu, String key) {
            FlowNode node = house.node(key);
            return menu.dialByExtension() && node.kind() == FlowKind.EXTENSION && node.enabled();
        }

        private String exit(Menu menu, String key) {
            if (key.isEmpty()) {
                return "timeout";
            }
            if (key.length() == 1 && menu.keys().containsKey(key.charAt(0))) {
                return key;
            }
            return isDialled(menu, key) ? "dialled" : "invalid";
        }

        @Override
        public Onward carry(Route.Carry route) {
            List<String> tried = new ArrayList<>();
            Route next = route;
            while (next instanceof Route.Carry carry && ways.size() < MOST_WAYS) {
                Destination.ToTrunk to = carry.to();
                tried.add(to.call().target().trunk().trunk());
                ways.add(new Way(to.carrier(), to.call().dialled(), to.call().shown().number(),
                        to.price() == null ? "" : to.price().toString()));
                Routed after = router.route(new RoutingQuestion(null, asked.origin(), asked.caller(),
                        carry.number(), Because.NEXT_TRUNK, Cause.UNAVAILABLE, routed.visited(), asked.responsible(),
                        tried, asked.source(), asked.at()));
                after.explain().forEach(line -> tree.add("  if that fails: " + line.strip()));
                next = after.route();
            }
            return end(End.TRUNK, "");
        }
    }
}
