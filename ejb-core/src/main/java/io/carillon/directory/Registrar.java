package io.carillon.directory;

import io.carillon.contract.Aor;
import io.carillon.contract.RegisterAsked;
import io.carillon.contract.RegisterReply;
import io.carillon.contract.RegisterReply.Bound;
import io.carillon.contract.RegisterReply.Refused;
import io.carillon.contract.SipPeer;
import io.carillon.directory.store.BindingChange;
import io.carillon.directory.store.BindingChange.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers REGISTER (RFC 3261 section 10.3) from memory. Called one at a time per address of record; the sweep of
 * expired bindings and the console may change the same one at the same moment, then the request is decided again.
 */
@ApplicationScoped
public class Registrar {
    private static final int RETRY_AFTER_SECONDS = 5;

    private Directory directory;
    private BindingTable table;
    private BindingWriter writer;
    private Bindings bindings;
    private RegistrationLimits limits;

    /** For the proxy of the container. */
    Registrar() {}

    @Inject
    Registrar(Directory directory, BindingTable table, BindingWriter writer) {
        this(directory, table, writer, RegistrationLimits.of(Settings.ofServer()));
    }

    Registrar(Directory directory, BindingTable table, BindingWriter writer, RegistrationLimits limits) {
        this.directory = directory;
        this.table = table;
        this.writer = writer;
        this.bindings = new Bindings(table, writer);
        this.limits = limits;
    }

    /**
     * Adds, refreshes, removes or lists bindings.
     *
     * @return 200 with all bindings; 404 for an address of record that is not ours; 403 for a disabled extension or
     *     too many
     * contacts; 423 for a registration that is too short; 500 for a request that arrived out of order; 503 when a new
     * binding
     *     cannot be stored
     */
    public RegisterReply register(RegisterAsked asked) {
        Aor aor = asked.aor();
        Optional<Subscriber> subscriber = directory.current().find(aor.tenant(), aor.user());
        if (subscriber.isEmpty()) {
            return new Refused(404, "No such extension", 0, 0);
        }
        if (!subscriber.get().extension().enabled()) {
            return new Refused(403, "Extension disabled", 0, 0);
        }
        while (true) {
            List<Binding> stored = table.stored(aor);
            List<Binding> current = BindingTable.live(stored, asked.at());
            Registration.Decision decision = Registration.decide(current, asked, limits);
            if (decision instanceof Registration.Rejected rejected) {
                return rejected.reply();
            }
            Registration.Accepted accepted = (Registration.Accepted) decision;
            if (!isStored(accepted)) {
                return new Refused(503, "Registrations cannot be stored now", 0, RETRY_AFTER_SECONDS);
            }
            if (stored == accepted.bindings() || table.replace(aor, stored, accepted.bindings())) {
                accepted.refreshed().forEach(binding -> writer.later(new BindingChange(Kind.REFRESH, binding)));
                forget(stored, current, accepted);
                return new RegisterReply.Accepted(bound(accepted.bindings(), asked.at()));
            }
        }
    }

    /** Ends the bindings of telephones that only this connection led to. */
    public void flowGone(Aor aor, SipPeer flow) {
        bindings.end(aor, binding -> binding.livesBy(flow));
    }

    /** What a registration may be; reading it makes a wrong setting known at the start. */
    RegistrationLimits limits() {
        return limits;
    }

    private boolean isStored(Registration.Accepted accepted) {
        if (accepted.added().isEmpty() && accepted.removed().isEmpty()) {
            return true;
        }
        List<BindingChange> changes = new ArrayList<>();
        accepted.removed().forEach(binding -> changes.add(new BindingChange(Kind.REMOVE, binding)));
        accepted.added().forEach(binding -> changes.add(new BindingChange(Kind.PUT, binding)));
        return writer.commit(changes);
    }

    /** Rows of bindings that had expired in memory, except those that came back under the same URI. */
    private void forget(List<Binding> stored, List<Binding> current, Registration.Accepted accepted) {
        if (stored.size() == current.size()) {
            return;
        }
        stored.stream()
                .filter(binding -> !current.contains(binding))
                .filter(binding -> accepted.bindings().stream().noneMatch(one -> one.uri().equals(binding.uri())))
                .forEach(binding -> writer.later(new BindingChange(Kind.REMOVE, binding)));
    }

    private static List<Bound> bound(List<Binding> bindings, Instant now) {
        return bindings.stream()
                .map(binding -> new Bound(
                        binding.uri(), secondsLeft(now, binding.expiresAt()), binding.q(), binding.instance(),
                        binding.regId()))
                .toList();
    }

    private static long secondsLeft(Instant now, Instant end) {
        return Math.max(1, Duration.between(now, end).plusMillis(999).toSeconds());
    }
}
