package io.carillon.queue.floor;

import io.carillon.call.Call;
import io.carillon.call.Leg;
import io.carillon.call.Stage;
import io.carillon.contract.CallId;
import io.carillon.queue.CallQueue;
import io.carillon.queue.QueueNote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a call shows of queues: everything that is known of it there can be read off it, so a queue can be built anew
 * from its calls.
 *
 * @param call the call
 * @param queue number of the queue it waits in, null when it waits in none
 * @param caller who is shown as calling
 * @param enteredAt when it began to wait, null when it does not
 * @param rings whether agents are rung for it
 * @param rung agents whose telephones ring
 * @param talking who talks in it by the number for which he was rung
 */
record Sight(
        CallId call,
        String queue,
        String caller,
        Instant enteredAt,
        boolean rings,
        List<String> rung,
        Map<String, String> talking) {
    Sight {
        rung = List.copyOf(rung);
        talking = Map.copyOf(talking);
    }

    /** A call that is over. */
    static Sight gone(CallId call) {
        return new Sight(call, null, "", null, false, List.of(), Map.of());
    }

    static Sight of(Call call) {
        if (call.stage() instanceof Stage.Ended) {
            return gone(call.id());
        }
        Stage.Hosted host = hostOf(call.stage());
        QueueNote note = host == null ? null : QueueNote.of(host.noted());
        Map<String, String> talking = talking(call);
        if (note == null || !note.waits()) {
            return new Sight(call.id(), null, "", null, false, List.of(), talking);
        }
        boolean rings = call.stage() instanceof Stage.Alerting;
        return new Sight(call.id(), host.argument(), call.from().number(), note.enteredAt(), rings,
                rings ? rung(call, ((Stage.Alerting) call.stage()).search().attempt()) : List.of(), talking);
    }

    private static Stage.Hosted hostOf(Stage stage) {
        Stage.Hosted host = null;
        if (stage instanceof Stage.Hosted hosted) {
            host = hosted;
        } else if (stage instanceof Stage.Alerting alerting && alerting.kept()) {
            host = alerting.back();
        }
        boolean queue = host != null && host.feature().equals(CallQueue.FEATURE) && !host.noted().isEmpty();
        return queue ? host : null;
    }

    private static List<String> rung(Call call, int attempt) {
        List<String> rung = new ArrayList<>();
        for (Leg leg : call.legs()) {
            if (leg.attempt() == attempt && leg.isUp() && !rung.contains(leg.party())) {
                rung.add(leg.party());
            }
        }
        return rung;
    }

    private static Map<String, String> talking(Call call) {
        Map<String, String> talking = new HashMap<>();
        for (Leg leg : call.legs()) {
            if (!leg.group().isEmpty() && leg.isUp() && leg.isAnswered()) {
                talking.put(leg.party(), leg.group());
            }
        }
        return talking;
    }

    boolean waits() {
        return queue != null;
    }

    /** Whether it has nothing to do with queues. */
    boolean isNothing() {
        return queue == null && talking.isEmpty();
    }
}
