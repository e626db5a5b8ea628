package io.carillon.call;

import io.carillon.contract.CallId;
import java.util.List;
import java.util.Objects;

/**
 * A call from outside that leaves the house again for another number, with the signatures that it came with.
 *
 * @param call the call
 * @param received Identity headers that it came with
 * @param called number under which it reached the house
 * @param dialled number that the trunk is given
 * @param region ISO 3166 code of the country of numbers without a country code, may be empty
 */
public record DiversionQuestion(CallId call, List<String> received, String called, String dialled, String region) {
    public DiversionQuestion {
        Objects.requireNonNull(call, "call");
        received = List.copyOf(received);
        Objects.requireNonNull(called, "called");
        Objects.requireNonNull(dialled, "dialled");
        Objects.requireNonNull(region, "region");
    }
}
