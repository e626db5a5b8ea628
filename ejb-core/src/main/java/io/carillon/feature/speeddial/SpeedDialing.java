package io.carillon.feature.speeddial;

import io.carillon.call.Because;
import io.carillon.contract.Cause;
import io.carillon.contract.Origin;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.RoutingView;
import io.carillon.feature.Verdict;
import io.carillon.speeddial.SpeedDials;
import jakarta.enterprise.context.Dependent;
import java.util.regex.Pattern;

/** Dials what a short code stands for. */
@Dependent
public class SpeedDialing implements RoutingFeature {
    private static final Pattern CODE = Pattern.compile("\\*0[0-9]{2}");

    @Override
    public String id() {
        return "speed-dial";
    }

    @Override
    public Order order() {
        return Order.SUBSCRIBER;
    }

    @Override
    public Verdict consider(RoutingView view) {
        String dialled = view.question().wanted();
        if (!dialled.startsWith("*0") || !CODE.matcher(dialled).matches()
                || view.question().because() != Because.DIALLED || view.question().origin() instanceof Origin.Trunk) {
            return Verdict.pass();
        }
        String code = dialled.substring(2);
        String own = view.inside().speedDials(view.question().caller()).numbers().get(code);
        String number = own == null ? view.inside().speedDials(SpeedDials.HOUSE).numbers().get(code) : own;
        return number == null
                ? new Verdict.Refuse(Cause.NOT_FOUND, "no number is set for code " + code)
                : new Verdict.Instead(number, null,
                        "code " + code + (own == null ? " of the house" : "") + " stands for " + number);
    }
}
