package io.carillon.call;

import io.carillon.contract.CallId;
import io.carillon.dialplan.Signing;
import java.util.Objects;

/**
 * A call that leaves by a trunk and is to be signed.
 *
 * @param call the call
 * @param how what is vouched for
 * @param caller number that the network is told
 * @param called number that the trunk is given
 * @param service whether the called number is one of a service, such as 911, that means the same without country code
 */
public record SigningQuestion(CallId call, Signing how, String caller, String called, boolean service) {
    public SigningQuestion {
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(how, "how");
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(called, "called");
    }
}
