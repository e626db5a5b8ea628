package io.carillon.api.trunks;

import io.carillon.contract.TrunkState;
import io.carillon.trunk.Stored;
import io.carillon.trunk.TrunkSettings;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A trunk; its fields are those of TrunkBody, its secrets are never shown. What the server's default says is left out. */
@Schema(name = "Trunk")
public record TrunkView(
        String name,
        boolean enabled,
        String host,
        int port,
        String transport,
        String login,
        String username,
        boolean hasSecret,
        String realm,
        int registerSeconds,
        List<String> sources,
        String inboundUsername,
        boolean hasInboundSecret,
        int channels,
        int callsPerSecond,
        int setupSeconds,
        int optionsSeconds,
        String callerPolicy,
        String callerNumber,
        boolean assertIdentity,
        String region,
        String numberFormat,
        List<String> codecs,
        String dtmf,
        String signing,
        String verifying,
        String diversions,
        String mediaSecurity,
        List<String> passHeaders,
        List<String> infoBodies,
        Instant createdAt,
        Instant changedAt,
        State state) {

    /**
     * How a trunk is.
     *
     * @param up whether it answers and, where we register, has us registered
     * @param registered whether we are registered with it
     * @param trouble what is wrong; empty when nothing is
     * @param since when it last went up or down
     * @param roundTripMillis time from OPTIONS to its answer; absent when not measured
     */
    @Schema(name = "TrunkState")
    public record State(boolean up, boolean registered, String trouble, Instant since, Long roundTripMillis) {
        static State of(TrunkState state) {
            return new State(state.up(), state.registered(), state.trouble(), state.since(),
                    state.roundTripMillis() < 0 ? null : state.roundTripMillis());
        }
    }

    /** What is shown. */
    public static TrunkView of(Stored<TrunkSettings> stored, TrunkState stateOrNull) {
        TrunkSettings trunk = stored.settings();
        return new TrunkView(
                stored.name(),
                trunk.enabled(),
                trunk.place().host(),
                trunk.place().port(),
                trunk.place().transport().name(),
                trunk.place().login().name(),
                trunk.place().username(),
                trunk.secret().isPresent(),
                trunk.place().realm(),
                trunk.place().registerSeconds(),
                trunk.inbound().sources(),
                trunk.inbound().username(),
                trunk.inbound().secret().isPresent(),
                trunk.limits().channels(),
                trunk.limits().callsPerSecond(),
                trunk.limits().setupSeconds(),
                trunk.limits().optionsSeconds(),
                trunk.caller().policy().name(),
                trunk.caller().number(),
                trunk.caller().asserted(),
                trunk.numbers().region(),
                trunk.numbers().format().name(),
                trunk.codecs(),
                trunk.dtmf().name(),
                trunk.identity().signing().name(),
                trunk.identity().verifying().name(),
                trunk.identity().diversions().name(),
                trunk.security() == null ? null : trunk.security().name(),
                trunk.passing().headers(),
                trunk.passing().bodies(),
                stored.createdAt(),
                stored.changedAt(),
                stateOrNull == null ? null : State.of(stateOrNull));
    }
}
