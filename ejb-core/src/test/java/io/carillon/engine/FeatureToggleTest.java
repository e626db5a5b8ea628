package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.SwitchCommand.Answer;
import io.carillon.contract.SwitchCommand.Dial;
import io.carillon.contract.SwitchCommand.Reject;
import io.carillon.contract.Tenant;
import io.carillon.dialplan.NumberPlan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a tenant has switched off its calls do not meet, from the next one on. */
class FeatureToggleTest extends Scenario {
    private void off(Tenant tenant, String... features) {
        house.outside = new NumberPlan(
                Map.of(House.TENANT, house.outside.of(House.TENANT)), Map.of(), Map.of(tenant, Set.of(features)));
    }

    /** What a call to this number was told; it is over afterwards. */
    private Cause refused(String number) {
        house.phones.forgetThePast();
        house.call("1001", number);
        return house.only(Reject.class).cause();
    }

    private List<Answer> answered(String number) {
        house.phones.forgetThePast();
        CallId call = house.call("1001", number);
        List<Answer> answers = house.phones.commands(Answer.class);
        house.phones.hangsUp(house.phones.caller(call));
        return answers;
    }

    private String dialled(String number) {
        house.phones.forgetThePast();
        CallId call = house.call("1001", number);
        String dialled = house.only(Dial.class).target().uri();
        house.phones.hangsUp(house.phones.caller(call));
        return dialled;
    }

    @Test
    void aCodeOfWhatIsOffIsANumberThatNobodyHas() {
        off(House.TENANT, "feature-codes");
        Cause cause = refused("*78");
        assertThat(cause.sip()).isEqualTo(404);
        assertThat(cause.q850()).isEqualTo(1);
        assertThat(cause.text()).isEqualTo("Feature feature-codes is switched off");
        off(House.TENANT);
        assertThat(answered("*78")).hasSize(1);
    }

    @Test
    void whatIsOffDecidesNothing() {
        house.forwarding("1002", f -> f.withAll("1003"));
        assertThat(dialled("1002")).startsWith("sip:1003");
        off(House.TENANT, "call-forwarding-all");
        assertThat(dialled("1002")).startsWith("sip:1002");
    }

    @Test
    void whatOneHasSwitchedOffAnotherHas() {
        off(new Tenant("other"), "feature-codes");
        assertThat(answered("*78")).hasSize(1);
    }

    @Test
    void nobodyDoesWithoutWhatCallsNeed() {
        off(House.TENANT, "extension-routing", "admission", "emergency");
        assertThat(dialled("1002")).startsWith("sip:1002");
    }
}
