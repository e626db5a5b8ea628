package io.carillon.engine;

import io.carillon.call.Call;
import io.carillon.call.Leg;
import io.carillon.contract.CallId;
import io.carillon.contract.MediaStreams;
import io.carillon.contract.StreamOrder;
import io.carillon.contract.StreamState;
import io.carillon.contract.SwitchConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Streams of the sound of live calls, for those who may see the call. The calls themselves know nothing of them. */
@ApplicationScoped
public class StreamDesk {
    @Inject
    private EngineRoom room;

    @Inject
    private SwitchLine line;

    /**
     * Begins a stream.
     *
     * @param party leg id, or number of an answered telephone of the call: whose sound
     * @return its id
     * @throws NoSuchCall when the call is not live, or does not exist for the asker
     * @throws WrongCallState when there is no such telephone in it, or nothing may be streamed there
     */
    public String begin(Asker who, CallId call, String party, StreamOrder order) {
        Call live = live(who, call);
        Leg leg = live.legs().stream()
                .filter(one -> one.isAnswered() && one.isUp())
                .filter(one -> one.id().value().equals(party) || one.party().equals(party))
                .findFirst()
                .orElseThrow(() -> new WrongCallState(party + " has not answered in call " + call));
        try (SwitchConnection connection = line.connect()) {
            MediaStreams.Begun begun = connection.streams().start(call, leg.id(), order);
            if (begun.refusal() != null) {
                throw new WrongCallState(begun.refusal());
            }
            return begun.id();
        }
    }

    /** The streams of a call. @throws NoSuchCall as above */
    public List<StreamState> of(Asker who, CallId call) {
        live(who, call);
        try (SwitchConnection connection = line.connect()) {
            return connection.streams().of(call);
        }
    }

    /** Ends a stream; false when the call has none of that name. @throws NoSuchCall as above */
    public boolean end(Asker who, CallId call, String stream) {
        live(who, call);
        try (SwitchConnection connection = line.connect()) {
            return connection.streams().stop(call, stream);
        }
    }

    private Call live(Asker who, CallId id) {
        Call call = room.registry().find(id);
        if (call == null || !who.sees(call)) {
            throw new NoSuchCall(id.value());
        }
        return call;
    }
}
