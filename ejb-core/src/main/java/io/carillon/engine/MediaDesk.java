package io.carillon.engine;

import io.carillon.call.Call;
import io.carillon.contract.CallId;
import io.carillon.contract.LegMedia;
import io.carillon.contract.SwitchBusyException;
import io.carillon.contract.SwitchConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** How the audio of live calls is now, for those who may see the call. The calls themselves know nothing of it. */
@ApplicationScoped
public class MediaDesk {
    @Inject
    private EngineRoom room;

    @Inject
    private SwitchLine line;

    /**
     * One leg.
     *
     * @param party number of the far end
     * @param media its audio
     */
    public record Heard(String party, LegMedia media) {}

    /**
     * The legs of a call, in the order they came into it.
     *
     * @throws NoSuchCall when it is not live, or does not exist for the asker
     * @throws SwitchUnavailable when the switch is not there or has no time for it
     */
    public List<Heard> of(Asker who, CallId id) {
        Call call = room.registry().find(id);
        if (call == null || !who.sees(call)) {
            throw new NoSuchCall(id.value());
        }
        try (SwitchConnection connection = line.connect()) {
            List<LegMedia> found = connection.media(id);
            return call.legs().stream()
                    .flatMap(leg -> found.stream()
                            .filter(media -> media.leg().equals(leg.id()))
                            .map(media -> new Heard(leg.party(), media)))
                    .toList();
        } catch (SwitchBusyException busy) {
            throw new SwitchUnavailable("the switch is busy, try again in a moment", busy);
        }
    }
}
