package io.carillon.lastcall;

import io.carillon.call.Call;
import io.carillon.call.Leg;
import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who called each extension last, since the server started; nobody who did not want to be known. */
@ApplicationScoped
public class LastCallers {
    private final Map<Aor, Caller> last = new ConcurrentHashMap<>();

    /**
     * Somebody who called.
     *
     * @param number as it can be dialled, empty when the caller did not want to be known
     */
    public record Caller(String number) {}

    /** A call is over: whoever rang in it was called by its caller. */
    public void note(Call call) {
        String number = call.from().number();
        boolean known = !call.withheld() && number.chars().anyMatch(Character::isDigit);
        for (Leg leg : call.legs()) {
            if (!leg.isInbound() && leg.trunk().isEmpty() && !leg.party().equals(number)) {
                last.put(new Aor(call.tenant(), leg.party()), new Caller(known ? number : ""));
            }
        }
    }

    /** Who called an extension last. */
    public Optional<Caller> of(Tenant tenant, String extension) {
        return Optional.ofNullable(last.get(new Aor(tenant, extension)));
    }
}
