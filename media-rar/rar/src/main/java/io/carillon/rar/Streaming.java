package io.carillon.rar;

import io.carillon.contract.CallId;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaStreams;
import io.carillon.contract.StreamOrder;
import io.carillon.contract.StreamState;
import io.carillon.rtp.stream.StreamHub;
import java.util.List;

/** Connects the sound of legs with programs; a stream ends with its leg at the latest. */
final class Streaming implements MediaStreams {
    private final StreamHub hub;
    private final StreamSettings settings;
    private final CallTable table;
    private final Neighbours neighbours;

    Streaming(StreamHub hub, StreamSettings settings, CallTable table, Neighbours neighbours) {
        this.hub = hub;
        this.settings = settings;
        this.table = table;
        this.neighbours = neighbours;
    }

    @Override
    public Begun start(CallId call, LegId leg, StreamOrder order) {
        String objection = settings.objection(order.target());
        if (objection != null) {
            return new Begun(null, objection);
        }
        if (!hub.hasRoom()) {
            return new Begun(null, "there are " + settings.most() + " streams already, see carillon.media.streams-max");
        }
        String id = StreamHub.freshId();
        neighbours.run(call, () -> begin(id, call, leg, order));
        return new Begun(id, null);
    }

    private void begin(String id, CallId call, LegId leg, StreamOrder order) {
        LiveCall live = table.find(call);
        Leg found = live == null ? null : live.leg(leg);
        if (found == null || !found.isAnswered()) {
            RarLog.LOG.nothingToStream(id, call);
            return;
        }
        hub.begin(id, found.rtp(), order);
        found.whenReleased(() -> hub.end(id, "the telephone is gone"));
    }

    @Override
    public List<StreamState> of(CallId call) {
        return hub.of(call);
    }

    @Override
    public boolean stop(CallId call, String id) {
        boolean known = hub.of(call).stream().anyMatch(stream -> stream.id().equals(id));
        return known && hub.end(id, "asked to");
    }
}
