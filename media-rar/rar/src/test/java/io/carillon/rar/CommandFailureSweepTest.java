package io.carillon.rar;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallInput;
import io.carillon.contract.Cause;
import io.carillon.contract.Codec;
import io.carillon.contract.HungUp;
import io.carillon.contract.LegRejected;
import io.carillon.contract.LegReleased;
import io.carillon.contract.MediaDirection;
import io.carillon.sip.sdp.SdpBody;
import io.carillon.sip.sdp.SessionDescription;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same call again and again, each time with the next resource refused: it ends, once per leg, and gives
 * everything back.
 */
class CommandFailureSweepTest {
    private static final SessionDescription BOTH = Rig.sdp(Codec.PCMU, Codec.PCMA);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aCallWithTheNthPortPairRefusedEndsAndGivesEverythingBack(int ports) throws Exception {
        Rig rig = new Rig(directory);
        rig.portsLeft = ports;
        play(rig);
        assertNothingLeft(rig);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aCallWithTheNthInviteRefusedEndsAndGivesEverythingBack(int dials) throws Exception {
        Rig rig = new Rig(directory);
        rig.dialsLeft = dials;
        play(rig);
        assertNothingLeft(rig);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void aCallWhoseNthInputIsTheLastTheApplicationHearsEndsAndGivesEverythingBack(int inputs) throws Exception {
        Rig rig = new Rig(directory);
        play(rig, inputs);
        rig.door.attach(rig);
        rig.journal.calls().forEach(rig.events::deliverWaiting);
        assertNothingLeft(rig);
    }

    private void play(Rig rig) {
        play(rig, Integer.MAX_VALUE);
    }

    /** Invite, ring, answer, hold, resume, hang up; the application leaves after some inputs. */
    private void play(Rig rig, int inputsBeforeItLeaves) {
        ScriptedApplication script = new ScriptedApplication();
        script.register("1002", Rig.TARGET);
        rig.application = input -> {
            List<io.carillon.contract.SwitchCommand> commands = script.onInput(input);
            if (rig.heard.size() == inputsBeforeItLeaves + 1) {
                rig.door.attached().close();
            }
            return commands;
        };
        Instant now = Instant.now();
        Rig.FakeLeg a = rig.invite(new SdpBody.Good(BOTH));
        Rig.FakeLeg b = rig.legs.values().stream().filter(leg -> !leg.inbound()).findFirst().orElse(null);
        if (b != null) {
            rig.events.progressed(b, 183, BOTH, now);
            rig.events.answered(b, BOTH, now);
            rig.events.confirmed(a, null);
            rig.events.offered(a, new SdpBody.Good(Rig.sdp(MediaDirection.SENDONLY, Codec.PCMU)), now);
            rig.events.offerAnswered(b, Rig.sdp(MediaDirection.RECVONLY, Codec.PCMU));
            rig.events.offered(b, new SdpBody.Good(BOTH), now);
            rig.events.offerRefused(a, Cause.NOT_ACCEPTABLE);
            rig.events.ended(b, Cause.NORMAL_CLEARING, now);
            b.over = true;
        }
        if (!a.over) {
            rig.events.ended(a, Cause.NORMAL_CLEARING, now);
            a.over = true;
        }
    }

    private static void assertNothingLeft(Rig rig) {
        Map<String, Integer> endings = new TreeMap<>();
        for (CallInput input : rig.heard) {
            if (input instanceof HungUp || input instanceof LegReleased || input instanceof LegRejected) {
                endings.merge(InputJournal.endedLeg(input).value(), 1, Integer::sum);
            }
        }
        assertThat(endings).as("one ending per leg").hasSameSizeAs(rig.legs)
                .allSatisfy((leg, count) -> assertThat(count).isOne());
        assertThat(rig.isEmpty()).isTrue();
        assertThat(rig.journal.isEmpty()).isTrue();
        rig.timers.close();
    }
}
