package io.carillon.flow;

import io.carillon.conference.Conference;
import io.carillon.contract.PromptItem;
import io.carillon.contract.Tenant;
import io.carillon.dialplan.DialplanSnapshot;
import io.carillon.dialplan.HostedNumber;
import io.carillon.dialplan.InsideNumbers;
import io.carillon.dialplan.RingGroup;
import io.carillon.dialplan.TenantNumbers;
import io.carillon.directory.CallForwarding;
import io.carillon.directory.Subscriber;
import io.carillon.hours.TimeCondition;
import io.carillon.mailbox.Mailbox;
import io.carillon.mailbox.MailingList;
import io.carillon.menu.Menu;
import io.carillon.paging.PageZone;
import io.carillon.queue.CallQueue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What stands at each number of one tenant, at one moment. Immutable. */
public final class FlowHouse {
    private final Tenant tenant;
    private final DialplanSnapshot plan;
    private final TenantNumbers outside;
    private final InsideNumbers inside;
    private final Map<String, Did> dids;

    /**
     * A number under which the house is known outside.
     *
     * @param enabled whether calls to it are taken
     * @param target the number that it reaches
     */
    public record Did(boolean enabled, String target) {}

    /** @param dids by their names, those that are switched off included */
    public FlowHouse(Tenant tenant, DialplanSnapshot plan, Map<String, Did> dids) {
        this.tenant = tenant;
        this.plan = plan;
        this.outside = plan.outside().of(tenant);
        this.inside = outside.inside();
        this.dids = new TreeMap<>(dids);
    }

    /** Where calls begin: the numbers outside, then those of the house that are no extension. */
    List<String> beginnings() {
        List<String> all = new ArrayList<>();
        dids.keySet().forEach(name -> all.add(FlowNode.did(name)));
        all.addAll(inside.numbers());
        return all;
    }

    /** The node where calls come in that are to this number on this trunk; empty when it is not ours there. */
    public Optional<String> called(String trunk, String number) {
        return outside.carrier(trunk)
                .flatMap(carrier -> outside.called(carrier, number))
                .map(found -> FlowNode.did(found.pattern().toString()));
    }

    /** A menu that is switched on. */
    public Optional<Menu> menu(String number) {
        return inside.hosted(number, Menu.class);
    }

    /** A queue that is switched on. */
    public Optional<CallQueue> queue(String number) {
        return inside.hosted(number, CallQueue.class);
    }

    /** Whether somebody of the house has this number. */
    public boolean isOurs(String number) {
        return plan.find(tenant, number).isPresent() || inside.owner(number).isPresent();
    }

    /** Which way a call takes at this moment from one node to another number, empty when there is none. */
    public String exit(String from, String toOrNull, Instant at) {
        Optional<TimeCondition> condition = inside.condition(from);
        if (condition.isPresent()) {
            return condition.get().at(at).open() ? "open" : "closed";
        }
        return node(from).exits().stream()
                .filter(exit -> exit.goesOn() && exit.to().equals(toOrNull))
                .map(FlowExit::id)
                .findFirst()
                .orElse("");
    }

    /** What stands there. */
    public FlowNode node(String id) {
        if (FlowNode.isDid(id)) {
            return did(id);
        }
        Optional<Subscriber> subscriber = plan.directory().find(tenant, id);
        if (subscriber.isPresent()) {
            return extension(id, subscriber.get());
        }
        return FlowNode.program(id)
                .or(() -> inside.condition(id).map(condition -> condition(id, condition)))
                .or(() -> inside.group(id).map(FlowHouse::group))
                .or(() -> inside.hosted(id).map(hosted -> hosted(id, hosted)))
                .orElseGet(() -> other(id));
    }

    /** The recordings that it says, empty for what says nothing of its own. */
    List<PromptItem> says(String id) {
        return inside.hosted(id)
                .filter(Menu.class::isInstance)
                .map(menu -> ((Menu) menu).greeting())
                .orElse(List.of());
    }

    /** In which language it speaks. */
    String language(String id) {
        return inside.hosted(id).filter(Menu.class::isInstance).map(menu -> ((Menu) menu).language()).orElse("en");
    }

    private FlowNode did(String id) {
        String name = FlowNode.nameOfDid(id);
        Did did = dids.get(name);
        return did == null
                ? new FlowNode(id, FlowKind.NOBODY, name, "", false, List.of(), List.of())
                : new FlowNode(id, FlowKind.DID, name, "", did.enabled(), List.of(),
                        List.of(FlowExit.automatic("to", did.target())));
    }

    private static FlowNode condition(String number, TimeCondition condition) {
        return new FlowNode(number, FlowKind.TIME_CONDITION, number, condition.label(), true, List.of(), List.of(
                FlowExit.automatic("open", condition.open()), FlowExit.automatic("closed", condition.closed())));
    }

    private static FlowNode group(RingGroup group) {
        return new FlowNode(group.number(), FlowKind.RING_GROUP, group.number(), group.name(), group.enabled(),
                group.members().stream().map(RingGroup.Member::number).toList(),
                List.of(FlowExit.automatic("otherwise", group.otherwise())));
    }

    private static FlowNode hosted(String number, HostedNumber hosted) {
        if (hosted instanceof Menu menu) {
            return new FlowNode(
                    number, FlowKind.MENU, number, menu.title(), menu.enabled(), List.of(), exits(menu));
        }
        if (hosted instanceof CallQueue queue) {
            CallQueue.Overflow overflow = queue.overflow();
            return new FlowNode(number, FlowKind.QUEUE, number, queue.title(), queue.enabled(),
                    queue.members().stream().map(CallQueue.Member::number).toList(), List.of(
                            FlowExit.automatic("timeout", overflow.timeout()),
                            FlowExit.automatic("full", overflow.full()),
                            FlowExit.automatic("empty", overflow.empty())));
        }
        List<String> members = hosted instanceof MailingList list ? list.members()
                : hosted instanceof PageZone zone ? zone.members() : List.of();
        return new FlowNode(number, kind(hosted), number, hosted.title(), hosted.enabled(), members, List.of());
    }

    private static FlowKind kind(HostedNumber hosted) {
        if (hosted instanceof Conference) {
            return FlowKind.CONFERENCE;
        }
        return hosted instanceof PageZone ? FlowKind.PAGING
                : hosted instanceof MailingList ? FlowKind.MAILING_LIST : FlowKind.CODE;
    }

    private static List<FlowExit> exits(Menu menu) {
        List<FlowExit> exits = new ArrayList<>();
        menu.keysInOrder().forEach((key, choice) -> exits.add(exit(String.valueOf(key), choice, false)));
        exits.add(exit("timeout", menu.onTimeout(), true));
        exits.add(exit("invalid", menu.onInvalid(), true));
        if (menu.asksPrograms()) {
            exits.add(exit("failure", menu.onFailure(), true));
        }
        return exits;
    }

    private static FlowExit exit(String id, Menu.Choice choice, boolean automatic) {
        return switch (choice.action()) {
            case NUMBER, MENU, EXTERNAL -> new FlowExit(id, FlowExit.Leads.ON, choice.target(), automatic);
            case WEBHOOK -> new FlowExit(id, FlowExit.Leads.ON, FlowNode.webhook(choice.target()), automatic);
            case NAME -> new FlowExit(id, FlowExit.Leads.ON, Menu.NAMES, automatic);
            case REPEAT -> new FlowExit(id, FlowExit.Leads.AGAIN, "", automatic);
            case HANG_UP -> new FlowExit(id, FlowExit.Leads.OFF, "", automatic);
        };
    }

    private FlowNode extension(String number, Subscriber subscriber) {
        CallForwarding forwarding = subscriber.forwarding();
        List<FlowExit> exits = new ArrayList<>();
        add(exits, "all", forwarding.all());
        add(exits, "busy", forwarding.busy());
        add(exits, "noAnswer", forwarding.noAnswer());
        add(exits, "unreachable", forwarding.unreachable());
        if (inside.mailbox(number).enabled()) {
            add(exits, "mailbox", Mailbox.DIRECT + number);
        }
        return new FlowNode(number, FlowKind.EXTENSION, number, subscriber.extension().displayName(),
                subscriber.extension().enabled(), List.of(), exits);
    }

    private static void add(List<FlowExit> exits, String id, String to) {
        if (!to.isEmpty()) {
            exits.add(FlowExit.automatic(id, to));
        }
    }

    private FlowNode other(String number) {
        if (Mailbox.isDirect(number)) {
            return mailbox(number, number.substring(Mailbox.DIRECT.length()));
        }
        boolean code = plan.find(tenant, number).isPresent();
        FlowKind kind = code ? FlowKind.CODE
                : outside.route(number).isPresent() ? FlowKind.OUTSIDE : FlowKind.NOBODY;
        String title = plan.find(tenant, number).map(rule -> rule.name()).orElse("");
        return new FlowNode(number, kind, number, title, kind != FlowKind.NOBODY, List.of(), List.of());
    }

    private FlowNode mailbox(String code, String of) {
        List<FlowExit> exits = new ArrayList<>();
        String operator = inside.mailbox(of).operator();
        if (!operator.isEmpty()) {
            exits.add(new FlowExit("operator", FlowExit.Leads.ON, operator, false));
        }
        String title = plan.directory().find(tenant, of).map(found -> found.extension().displayName())
                .or(() -> inside.hosted(of).map(HostedNumber::title))
                .orElse("");
        return new FlowNode(code, FlowKind.MAILBOX, of, title, !inside.mailboxesOf(of).isEmpty(), List.of(), exits);
    }
}
