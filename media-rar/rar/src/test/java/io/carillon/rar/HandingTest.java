package io.carillon.rar;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Codec;
import io.carillon.contract.Ids;
import io.carillon.contract.PeerHanded;
import io.carillon.contract.SwitchCommand;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandingTest {
    @Test
    void aLegForACallThatIsGoneIsEndedAndNothingIsRememberedOfIt(@TempDir Path directory) throws Exception {
        Rig rig = new Rig(directory);
        rig.connect(Rig.sdp(Codec.PCMU), Rig.sdp(Codec.PCMU));
        rig.command(new SwitchCommand.HandOver(
                rig.b, Ids.newCall(), new PeerHanded.Known("1002", null, "sip-b", null, false)));
        assertThat(rig.legs.get(rig.b).over).isTrue();
        assertThat(rig.media.get(rig.b).closed).isTrue();
        assertThat(rig.table.moves()).isZero();
        assertThat(rig.table.legs()).isEqualTo(1);
        rig.timers.close();
    }
}
