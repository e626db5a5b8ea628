package io.carillon.access;

import io.carillon.access.store.FactorStore;
import io.carillon.access.store.FactorStore.Factor;
import io.carillon.contract.Tenant;
import io.carillon.directory.Conflict;
import io.carillon.directory.FailedLogins;
import io.carillon.directory.store.AuditNotes;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.Sealed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * A second thing to prove at login: a code of a device, or one of ten codes on paper that each replace it once. Wrong
 * codes are counted as wrong passwords are, on a count of their own: who knows the password cannot start it anew.
 */
@ApplicationScoped
public class SecondFactors {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;
    private static final String PURPOSE = "second factor";

    @Inject
    private FactorStore store;

    @Inject
    private FailedLogins failures;

    @EJB
    private OutsideDesk desk;

    @EJB
    private AuditNotes audit;

    private final TimeCodes codes = new TimeCodes();

    /**
     * A second factor that is to be confirmed.
     *
     * @param secret for typing into the device
     * @param uri the same for a QR code
     */
    public record Begun(String secret, String uri) {
        /** Never prints the secret. */
        @Override
        public String toString() {
            return "Begun";
        }
    }

    /** Whether an account has to prove it. */
    public boolean isOn(String username) {
        return store.find(username).filter(Factor::confirmed).isPresent();
    }

    /**
     * A fresh secret; nothing is asked until the device has proved that it has it.
     *
     * @throws Conflict when there is one in force
     */
    public Begun begin(Tenant tenant, String username) {
        if (isOn(username)) {
            throw new Conflict("this account has a second factor already");
        }
        byte[] secret = new byte[TimeCodes.SECRET_BYTES];
        RANDOM.nextBytes(secret);
        Sealed sealed = desk.seal(tenant, username, PURPOSE, Base64.getEncoder().encodeToString(secret));
        store.begin(new Factor(username, tenant, sealed, false, 0, List.of()));
        String shown = TimeCodes.base32(secret);
        return new Begun(shown, "otpauth://totp/Carillon:" + username + "?secret=" + shown + "&issuer=Carillon");
    }

    /**
     * The device shows this code: from now on it is asked for.
     *
     * @return ten codes that replace the device once each, to be shown this once; empty when the code is wrong
     * @throws io.carillon.directory.TooManyAttempts after too many wrong ones
     */
    public Optional<List<String>> confirm(Tenant tenant, String username, String code, Instant now) {
        Factor factor = store.find(username).filter(one -> !one.confirmed() && one.tenant().equals(tenant))
                .orElseThrow(() -> new Conflict("there is no second factor to be confirmed"));
        failures.check(counted(username));
        OptionalLong step = codes.step(secret(factor), code, now, factor.lastStep());
        List<String> recovery = IntStream.range(0, RECOVERY_CODES).mapToObj(i -> freshCode()).toList();
        if (step.isEmpty() || !store.step(factor, step.getAsLong(), true,
                recovery.stream().map(Hashes::of).toList())) {
            failures.failed(counted(username));
            return Optional.empty();
        }
        failures.succeeded(counted(username));
        audit.write(tenant, username, "second-factor.added", username);
        return Optional.of(recovery);
    }

    /**
     * Whether the code is one of the device, or one of those on paper. Each is good once.
     *
     * @throws io.carillon.directory.TooManyAttempts after too many wrong ones
     */
    public boolean check(String username, String code, Instant now) {
        failures.check(counted(username));
        Factor factor = store.find(username).filter(Factor::confirmed).orElse(null);
        boolean good = factor != null && (isOfDevice(factor, code, now) || isOnPaper(factor, code));
        if (good) {
            failures.succeeded(counted(username));
        } else {
            failures.failed(counted(username));
        }
        return good;
    }

    private boolean isOfDevice(Factor factor, String code, Instant now) {
        OptionalLong step = codes.step(secret(factor), code, now, factor.lastStep());
        return step.isPresent() && store.step(factor, step.getAsLong(), true, factor.recovery());
    }

    private boolean isOnPaper(Factor factor, String code) {
        List<String> left = new ArrayList<>(factor.recovery());
        return left.remove(Hashes.of(code.strip().toLowerCase(Locale.ROOT)))
                && store.step(factor, factor.lastStep(), true, left);
    }

    /** It is asked for no more. @return whether it was */
    public boolean remove(Tenant tenant, String username, String who) {
        boolean found = store.delete(tenant, username);
        if (found) {
            audit.write(tenant, who, "second-factor.removed", username);
        }
        return found;
    }

    private byte[] secret(Factor factor) {
        return desk.unseal(factor.tenant(), factor.username(), PURPOSE, factor.secret())
                .map(Base64.getDecoder()::decode)
                .orElseThrow(() -> new IllegalStateException("the second factor of " + factor.username()
                        + " cannot be opened with the key of this server"));
    }

    private static String counted(String username) {
        return "second factor of " + username;
    }

    private static String freshCode() {
        byte[] bytes = new byte[RECOVERY_BYTES];
        RANDOM.nextBytes(bytes);
        String text = TimeCodes.base32(bytes).toLowerCase(Locale.ROOT);
        return text.substring(0, 4) + "-" + text.substring(4, 8) + "-" + text.substring(8, 12) + "-" + text.substring(12);
    }
}
