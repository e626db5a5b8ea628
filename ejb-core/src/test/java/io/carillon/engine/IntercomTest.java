package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Cause;
import io.carillon.contract.SwitchCommand.Dial;
import io.carillon.contract.SwitchCommand.Reject;
import io.carillon.feature.FeatureSwitch;
import io.carillon.feature.intercom.Intercom;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Telephones that answer by themselves. */
class IntercomTest extends Scenario {

    @BeforeEach
    void withIntercom() throws IOException {
        house.close();
        house = new House(dir.resolve("intercom"), FeatureSwitch.DEFAULTS, List.of(new Intercom()))
                .extension("1001").extension("1002");
    }

    @Test
    void theTelephoneIsAskedToAnswerByItself() {
        house.call("1001", "*801002");
        assertThat(house.only(Dial.class).notes().autoAnswer()).isTrue();
        house.phones.answers(house.legTo("1002"));
        house.phones.hangsUp(house.legTo("1002"));
        house.call("1001", "1002");
        assertThat(house.phones.commands(Dial.class).get(1).notes().autoAnswer()).isFalse();
        house.phones.rejects(house.legTo("1002"), Cause.BUSY);
    }

    @Test
    void whoWantsQuietHasIt() {
        house.forwarding("1002", f -> f.withDnd(true));
        house.call("1001", "*801002");
        house.call("1001", "*809999");
        house.call("1001", "*801001");
        assertThat(house.phones.commands(Reject.class)).extracting(r -> r.cause().sip()).containsExactly(486, 404, 486);
    }
}
