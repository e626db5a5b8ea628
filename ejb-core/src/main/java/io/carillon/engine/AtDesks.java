package io.carillon.engine;

import io.carillon.call.Advice;
import io.carillon.contract.Aor;
import io.carillon.contract.CallInput;
import io.carillon.contract.InviteArrived;
import io.carillon.contract.JoinArrived;
import io.carillon.contract.Origin;
import io.carillon.contract.ReplacementArrived;

/** Whoever has logged in at a telephone is who calls from it. */
record AtDesks(Advice advice) {
    CallInput whoeverCalls(CallInput in) {
        if (in instanceof InviteArrived invite && invite.origin() instanceof Origin.Device device) {
            Aor user = advice.userAt(device.aor(), invite.to().digits());
            return user.equals(device.aor()) ? in : invite.by(new Origin.Device(user));
        }
        if (in instanceof ReplacementArrived replacement && replacement.by() instanceof Origin.Device device) {
            return new ReplacementArrived(replacement.call(), replacement.leg(), replacement.at(),
                    new Origin.Device(advice.userAt(device.aor(), "")), replacement.replaced(), replacement.earlyOnly(),
                    replacement.sipCallId());
        }
        if (in instanceof JoinArrived join && join.by() instanceof Origin.Device device) {
            return new JoinArrived(join.call(), join.leg(), join.at(),
                    new Origin.Device(advice.userAt(device.aor(), "")), join.joined(), join.sipCallId());
        }
        return in;
    }
}
