package io.carillon.rar;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Cause;
import io.carillon.contract.Codec;
import io.carillon.contract.GroupStream;
import io.carillon.contract.CommandFailed;
import io.carillon.contract.LegId;
import io.carillon.contract.MixLevels;
import io.carillon.contract.MixRole;
import io.carillon.contract.Prompt;
import io.carillon.contract.PromptItem;
import io.carillon.contract.RecordingCommand.RecordMix;
import io.carillon.contract.RecordingCommand.StopRecordingMix;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.SwitchCommand.Announce;
import io.carillon.contract.SwitchCommand.Bridge;
import io.carillon.contract.SwitchCommand.JoinMix;
import io.carillon.contract.SwitchCommand.LeaveMix;
import io.carillon.contract.Tone;
import io.carillon.sip.sdp.SdpBody;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    @Test
    void whoIsInTheMixAlreadyBecomesLouderAndHearsItsPromptOn() {
        rig.connect(Rig.sdp(Codec.PCMU), Rig.sdp(Codec.PCMU));
        rig.command(new JoinMix(rig.a, "room"));
        int before = rig.media.get(rig.a).done.size();
        rig.command(new JoinMix(rig.a, "room", MixRole.TALKS, null, new MixLevels(3, -6, true)));
        assertThat(rig.media.get(rig.a).done.subList(before, rig.media.get(rig.a).done.size()))
                .containsExactly("join room TALKS " + new MixLevels(3, -6, true));
        rig.command(new LeaveMix(rig.a), new JoinMix(rig.a, "room"));
        assertThat(rig.media.get(rig.a).done).endsWith("leave", "stop", "join room TALKS");
    }

    @Test
    void allInAMixHearAnAnnouncementButOne() {
        rig.connect(Rig.sdp(Codec.PCMU), Rig.sdp(Codec.PCMU));
        rig.command(new JoinMix(rig.a, "room"), new Announce(
                "room", new Prompt("in", "en", List.of(new PromptItem.Sound(Tone.CONFIRMATION))), rig.a));
        assertThat(rig.recorded.announced).containsExactly("room but " + rig.a);
        assertThat(rig.kinds()).doesNotContain("CommandFailed");
    }

    @Test
    void aGroupHearsAMixAndWithoutAMixThatIsSaid() {
        rig.connect(Rig.sdp(Codec.PCMU), Rig.sdp(Codec.PCMU));
        rig.command(new JoinMix(rig.a, "room"),
                new SwitchCommand.Multicast("room", new GroupStream("239.255.1.1", 5004, Codec.G722)));
        assertThat(rig.recorded.multicasts).containsExactly("room 239.255.1.1:5004");
        assertThat(rig.kinds()).doesNotContain("CommandFailed");
        rig.command(new SwitchCommand.Multicast("empty", new GroupStream("239.255.1.1", 5004, Codec.G722)));
        assertThat(rig.kinds()).contains("CommandFailed");
    }

    @Test
    void aMixIsRecordedBySomebodysWishAndOutlivesHim() {
        rig.connect(Rig.sdp(Codec.PCMU), Rig.sdp(Codec.PCMU));
        rig.command(new RecordMix(rig.call, "r-mixed", "room", Map.of("by", "1001")));
        rig.events.ended(rig.legs.get(rig.a), Cause.NORMAL_CLEARING, Instant.now());
        assertThat(rig.recorded.recordedMixes.get("room").isOver()).isFalse();
        rig.command(new StopRecordingMix(rig.call, "r-mixed", "room"));
        assertThat(rig.recorded.recordings.get(0).isOver()).isTrue();
        rig.command(new RecordMix(rig.call, "r-nobody", "empty", Map.of()));
        assertThat(rig.recorded.recordings.get(1).isOver()).isTrue();
        assertThat(rig.kinds()).contains("CommandFailed");
    }
}
