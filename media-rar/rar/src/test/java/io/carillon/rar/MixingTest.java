package io.carillon.rar;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Cause;
import io.carillon.contract.Codec;
import io.carillon.contract.CommandFailed;
import io.carillon.contract.LegId;
import io.carillon.contract.MixRole;
import io.carillon.contract.SwitchCommand.Bridge;
import io.carillon.contract.SwitchCommand.JoinMix;
import io.carillon.contract.SwitchCommand.LeaveMix;
import io.carillon.sip.sdp.SdpBody;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MixingTest {
    @TempDir
    private Path directory;

    private Rig rig;

    @BeforeEach
    void set() throws Exception {
        rig = new Rig(directory);
    }

    @AfterEach
    void close() {
        rig.timers.close();
    }

    @Test
    void bothLegsOfABridgeGoIntoAMixAndBack() {
        rig.connect(Rig.sdp(Codec.PCMU), Rig.sdp(Codec.PCMU));
        rig.command(new JoinMix(rig.a, "room"), new JoinMix(rig.b, "room", MixRole.WHISPERS, rig.a));
        assertThat(rig.media.get(rig.a).done).endsWith("stop", "join room TALKS");
        assertThat(rig.media.get(rig.b).done).endsWith("stop", "join room WHISPERS");
        assertThat(rig.table.find(rig.call).leg(rig.a).bridged()).isNull();
        rig.command(new LeaveMix(rig.b));
        assertThat(rig.media.get(rig.b).done).endsWith("leave");
        rig.command(new Bridge(rig.a, rig.b));
        assertThat(rig.media.get(rig.a).done).endsWith("bridge b");
        assertThat(rig.kinds()).doesNotContain("CommandFailed");
        rig.events.ended(rig.legs.get(rig.a), Cause.NORMAL_CLEARING, Instant.now());
        rig.command(new JoinMix(rig.a, "room"), new LeaveMix(new LegId("nobody")));
        assertThat(rig.kinds()).doesNotContain("CommandFailed");
    }

    @Test
    void onlyAnsweredLegsAreMixed() {
        rig.invite(new SdpBody.Good(Rig.sdp(Codec.PCMU)));
        rig.command(new JoinMix(rig.a, "room"));
        assertThat(rig.heard).last().isInstanceOfSatisfying(
                CommandFailed.class, failed -> assertThat(failed.cause()).isEqualTo(Cause.SERVER_ERROR));
    }
}
