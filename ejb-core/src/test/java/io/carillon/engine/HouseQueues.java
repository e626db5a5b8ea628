package io.carillon.engine;

import io.carillon.call.Call;
import io.carillon.contract.Aor;
import io.carillon.contract.AppAsked;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallId;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.Tenant;
import io.carillon.directory.CustomerBook;
import io.carillon.event.LiveEvent;
import io.carillon.feature.queue.AgentCodes;
import io.carillon.presence.LiveCalls;
import io.carillon.queue.AgentPhase;
import io.carillon.queue.AgentSettings;
import io.carillon.queue.CallQueue;
import io.carillon.queue.Callback;
import io.carillon.queue.floor.QueueFloor;
import io.carillon.queue.floor.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The queues of a {@link House}: its calls, its clock, and agents who are remembered here. */
final class HouseQueues implements Surroundings, AgentCodes.Store {
    static final Callback.Patience PATIENCE = new Callback.Patience(3, Duration.ofMinutes(5));

    final QueueFloor floor = new QueueFloor(bound -> 0);
    final List<LiveEvent> events = new ArrayList<>();
    final Map<Aor, AgentSettings> said = new HashMap<>();
    /** How much each tenant may take of the house. */
    final CustomerBook customers = new CustomerBook();
    final List<String> paused = new ArrayList<>();
    /** Everything that was noted of callers to be called back. */
    final List<Callback> callbacks = new ArrayList<>();
    /** The call that was over last. */
    Call over;
    private final House house;
    private Map<String, CallQueue> known = Map.of();
    /** Calls cannot be told anything while this is set. */
    boolean switchAway;

    HouseQueues(House house) {
        this.house = house;
    }

    void open() {
        floor.use(this);
        house.registry.watchedBy(this::changed);
    }

    private void changed(Call call) {
        over = call.isOver() ? call : over;
        house.conferences.rooms.changed(call);
        floor.changed(call);
    }

    AgentPhase phase(String agent) {
        return floor.agents(House.TENANT).stream().filter(one -> one.number().equals(agent)).findFirst().orElseThrow()
                .phase();
    }

    List<String> eventTypes() {
        return events.stream().filter(event -> !event.type().equals("agent.state")).map(LiveEvent::type).toList();
    }

    /** Time passes for calls and for the queues. */
    void advance(int seconds) {
        for (int i = 0; i < seconds; i++) {
            house.phones.advance(Duration.ofSeconds(1));
            floor.tick();
            house.phones.confirm();
        }
    }

    @Override
    public LiveCalls calls() {
        return house.registry;
    }

    @Override
    public Map<String, CallQueue> queues(Tenant tenant) {
        Map<String, CallQueue> now = house.outside.of(tenant).inside().all(CallQueue.class);
        known = now.equals(known) ? known : now;
        return known;
    }

    @Override
    public boolean isBusy(Aor extension) {
        return house.registry.callsOf(extension) > 0;
    }

    @Override
    public void tell(CallId call) {
        if (switchAway) {
            throw new IllegalStateException("the switch is away");
        }
        house.phones.later(new AppAsked(call, now(), new AppRequest.TellFeature("", "free")));
    }

    /** Somebody wants to be called back. */
    void wants(Callback callback) {
        if (!house.databaseUp) {
            throw new IllegalStateException("no database");
        }
        callbacks.add(callback);
        floor.wish(callback);
    }

    @Override
    public void callBack(Aor agent, Callback caller, CallId call) {
        house.phones.later(new AppAsked(call, now(), new AppRequest.Originate(CallQueue.CALLER + caller.queue(), agent,
                new DialledNumber(caller.number()), CallerIdentity.of(caller.number()))));
    }

    @Override
    public Callback.Patience patience() {
        return PATIENCE;
    }

    @Override
    public void note(Callback caller) {
        callbacks.add(caller);
    }

    @Override
    public void publish(LiveEvent event) {
        events.add(event);
    }

    @Override
    public void pause(Aor agent) {
        paused.add(agent.user());
        pause(agent, "no answer");
    }

    @Override
    public Instant now() {
        return house.phones.now();
    }

    private void say(Aor agent, AgentSettings next) {
        if (!house.databaseUp) {
            throw new IllegalStateException("no database");
        }
        said.put(agent, next);
        floor.set(agent, next);
    }

    private AgentSettings of(Aor agent) {
        return said.getOrDefault(agent, AgentSettings.none(Instant.EPOCH));
    }

    @Override
    public void serve(Aor agent, String queue, boolean on) {
        CallQueue found = queues(agent.tenant()).get(queue);
        if (found == null || found.member(agent.user()) == null) {
            throw new IllegalArgumentException("no member");
        }
        say(agent, of(agent).serving(queue, on, now()));
    }

    @Override
    public void logOut(Aor agent) {
        say(agent, new AgentSettings(new java.util.TreeSet<>(), of(agent).pause(), now()));
    }

    @Override
    public void pause(Aor agent, String reason) {
        say(agent, of(agent).pausing(reason, now()));
    }
}
