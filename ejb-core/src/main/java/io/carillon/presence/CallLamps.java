package io.carillon.presence;

import io.carillon.call.Call;
import io.carillon.call.Leg;
import io.carillon.contract.Aor;
import io.carillon.contract.CallId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The lamps of extensions somebody watches, kept up to date by the calls themselves. An extension that nobody watches
 * costs a call one look into a map; nobody watching anything costs it one read.
 *
 * <p>A change never brings a state along: what a call is now is read again while the extension's lamps are held, so
 * that two threads that bring changes cannot put them down in the wrong order.
 */
@ApplicationScoped
public class CallLamps implements CallWatch {
    /** Lamps of one extension by call. Never changed, replaced. */
    private record Board(int watchers, Map<CallId, List<LampDialog>> byCall) {}

    private final ConcurrentHashMap<Aor, Board> boards = new ConcurrentHashMap<>();
    /** Places of the house at which somebody is parked, by call. */
    private final ConcurrentHashMap<CallId, Aor> places = new ConcurrentHashMap<>();
    private final List<Consumer<Aor>> listeners = new CopyOnWriteArrayList<>();
    private volatile LiveCalls calls;

    /** Says where calls are; what is watched already is looked at again. */
    public void use(LiveCalls live) {
        calls = live;
        boards.keySet().forEach(this::lookAtAll);
    }

    /** Told of every extension whose lamps have changed; on any thread, must be quick. */
    void onChange(Consumer<Aor> listener) {
        listeners.add(listener);
    }

    /** One more watches. */
    void watch(Aor extension) {
        Board now = boards.merge(extension, new Board(1, Map.of()),
                (was, one) -> new Board(was.watchers() + 1, was.byCall()));
        if (now.watchers() == 1) {
            lookAtAll(extension);
        }
    }

    /** One less. */
    void unwatch(Aor extension) {
        boards.computeIfPresent(extension,
                (key, was) -> was.watchers() == 1 ? null : new Board(was.watchers() - 1, was.byCall()));
    }

    private void lookAtAll(Aor extension) {
        LiveCalls live = calls;
        if (live == null) {
            return;
        }
        for (Call call : live.all()) {
            if (call.tenant().equals(extension.tenant()) && takesPart(call, extension)) {
                look(extension, call.id());
            }
        }
    }

    private static boolean takesPart(Call call, Aor extension) {
        return call.slot().equals(extension.user())
                || call.legs().stream().anyMatch(leg -> leg.party().equals(extension.user()));
    }

    @Override
    public void changed(Call call) {
        String slot = call.slot();
        if (!slot.isEmpty() || !places.isEmpty()) {
            parked(call, slot);
        }
        if (boards.isEmpty()) {
            return;
        }
        List<Leg> legs = call.legs();
        for (int i = 0; i < legs.size(); i++) {
            lookAndTell(new Aor(call.tenant(), legs.get(i).party()), call.id());
        }
    }

    /** The lamp of a place is lit by who is parked there, and goes out when he is taken. */
    private void parked(Call call, String slot) {
        Aor now = slot.isEmpty() ? null : new Aor(call.tenant(), slot);
        Aor before = now == null ? places.remove(call.id()) : places.put(call.id(), now);
        if (before != null) {
            lookAndTell(before, call.id());
        }
        if (now != null && !now.equals(before)) {
            lookAndTell(now, call.id());
        }
    }

    private void lookAndTell(Aor watched, CallId call) {
        if (boards.containsKey(watched) && look(watched, call)) {
            for (Consumer<Aor> listener : listeners) {
                listener.accept(watched);
            }
        }
    }

    /** Looks at a call anew. @return whether that made a difference */
    private boolean look(Aor extension, CallId id) {
        boolean[] differs = new boolean[1];
        boards.computeIfPresent(extension, (key, was) -> {
            List<LampDialog> now = dialogs(calls.find(id), extension.user());
            differs[0] = !now.equals(was.byCall().getOrDefault(id, List.of()));
            if (!differs[0]) {
                return was;
            }
            Map<CallId, List<LampDialog>> byCall = new TreeMap<>(Comparator.comparing(CallId::value));
            byCall.putAll(was.byCall());
            if (now.isEmpty()) {
                byCall.remove(id);
            } else {
                byCall.put(id, now);
            }
            return new Board(was.watchers(), byCall);
        });
        return differs[0];
    }

    private static List<LampDialog> dialogs(Call call, String number) {
        List<LampDialog> dialogs = new ArrayList<>(1);
        if (call != null && call.slot().equals(number)) {
            dialogs.add(LampDialog.ofPlace(call));
        } else if (call != null) {
            for (Leg leg : call.legs()) {
                LampDialog dialog = leg.party().equals(number) ? LampDialog.of(call, leg) : null;
                if (dialog != null) {
                    dialogs.add(dialog);
                }
            }
        }
        return dialogs;
    }

    /** What the lamps of a watched extension show now. */
    List<LampDialog> of(Aor extension) {
        Board board = boards.get(extension);
        if (board == null) {
            return List.of();
        }
        List<LampDialog> all = new ArrayList<>();
        board.byCall().values().forEach(all::addAll);
        return List.copyOf(all);
    }
}
