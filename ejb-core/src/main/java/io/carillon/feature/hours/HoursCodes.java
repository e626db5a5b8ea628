package io.carillon.feature.hours;

import io.carillon.call.HostQuestion;
import io.carillon.call.HostReply;
import io.carillon.contract.Cause;
import io.carillon.contract.Tenant;
import io.carillon.contract.Tone;
import io.carillon.dialplan.FeatureCode;
import io.carillon.feature.HostingFeature;
import io.carillon.hours.Standing;
import io.carillon.hours.TimeCondition;
import io.carillon.trunk.ConditionSwitch;
import io.carillon.trunk.OutsidePlan;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Opens and closes a time condition from the keypad and says by a tone whether it worked. */
@Dependent
public class HoursCodes implements HostingFeature {
    private static final String ID = "time-condition-codes";

    /** Where conditions are kept: the house's, or a test's own. */
    public interface Store {
        /** A condition as calls are routed by it. */
        Optional<TimeCondition> read(Tenant tenant, String number);

        /** Commits it; throws when it cannot be stored. */
        void write(Tenant tenant, String number, Standing standing, String who);
    }

    private final Store store;

    /** Conditions live in the database and are read from the plan that calls are routed by. */
    @Inject
    public HoursCodes(OutsidePlan plan, ConditionSwitch conditions) {
        this(new Store() {
            @Override
            public Optional<TimeCondition> read(Tenant tenant, String number) {
                return plan.current().of(tenant).inside().condition(number);
            }

            @Override
            public void write(Tenant tenant, String number, Standing standing, String who) {
                conditions.turn(tenant, number, standing, who);
            }
        });
    }

    public HoursCodes(Store store) {
        this.store = store;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<FeatureCode> codes() {
        return Arrays.stream(SwitchCode.values()).map(code -> code.asDialled(ID)).toList();
    }

    @Override
    public HostReply entered(HostQuestion question) {
        Optional<SwitchCode> code = SwitchCode.in(question.argument());
        return new HostReply.Play(
                code.isPresent() && isSwitched(code.get(), question) ? Tone.CONFIRMATION : Tone.REJECTED);
    }

    private boolean isSwitched(SwitchCode code, HostQuestion question) {
        String number = code.numberIn(question.argument());
        Optional<TimeCondition> condition = store.read(question.tenant(), number);
        if (condition.isEmpty() || !condition.get().switchers().contains(question.caller())) {
            refused(question, condition.isEmpty() ? "no such time condition" : "may not switch it");
            return false;
        }
        try {
            store.write(question.tenant(), number, code.standing(), question.caller());
            return true;
        } catch (RuntimeException e) {
            refused(question, e.toString());
            return false;
        }
    }

    private static void refused(HostQuestion question, String reason) {
        HoursLog.LOG.refused(question.call().value(), question.caller(), question.argument(), reason);
    }

    @Override
    public HostReply toneEnded(HostQuestion question) {
        return new HostReply.Leave(Cause.NORMAL_CLEARING);
    }
}
