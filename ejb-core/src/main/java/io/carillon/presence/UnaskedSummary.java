package io.carillon.presence;

import io.carillon.contract.Aor;
import io.carillon.contract.NotifyOrder;
import io.carillon.directory.Binding;
import io.carillon.directory.Bindings;
import io.carillon.feature.FeatureSwitch;
import io.carillon.subscription.NotifyLine;
import io.carillon.subscription.SubscriptionDesk;
import io.carillon.subscription.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The message lamp of telephones that expect to be told without asking: when one registers and when a count changes,
 * unless the mailbox is watched properly. Off unless {@code carillon.subscription.unsolicited-mwi} is 1.
 */
@ApplicationScoped
public class UnaskedSummary {
    private static final String KEY = "carillon.subscription.unsolicited-mwi";

    @Inject
    private FeatureSwitch settings;

    @Inject
    private Bindings bindings;

    @Inject
    private NotifyLine line;

    @Inject
    private Instance<MessageSummary> summary;

    @Inject
    private Instance<SubscriptionDesk> desk;

    /** Telephones that were told; the uri of each. */
    private final Map<Aor, Set<String>> told = new ConcurrentHashMap<>();

    private final Untold untold = new Untold(System::nanoTime, PresenceLog.LOG::notTold);

    /** Begins to listen, if it is wanted. */
    void start() {
        if (settings.number(KEY, 0, 0, 1) == 1) {
            bindings.onChange(this::registered);
            desk.get().onChange(MessageSummary.NAME, this::counted);
        }
    }

    /** Those that are new are told; a refresh of a registration is nothing new. */
    private void registered(Aor extension) {
        Set<String> now = bindings.of(extension).stream().map(Binding::uri).collect(Collectors.toSet());
        Set<String> before = now.isEmpty() ? told.remove(extension) : told.put(extension, now);
        for (Binding binding : bindings.of(extension)) {
            if (before == null || !before.contains(binding.uri())) {
                tell(extension, binding);
            }
        }
    }

    private void counted(Aor extension) {
        bindings.of(extension).forEach(binding -> tell(extension, binding));
    }

    private void tell(Aor extension, Binding binding) {
        if (desk.get().isWatched(MessageSummary.NAME, extension)) {
            return;
        }
        MessageSummary events = summary.get();
        Viewer viewer = new Viewer(extension, binding.source().host());
        byte[] body = events.write(extension, events.look(extension, viewer), null, 0, viewer);
        try {
            line.sendNotify(new NotifyOrder(NotifyLine.unasked(extension, binding), 1, MessageSummary.NAME,
                    "terminated;reason=noresource", false, events.contentType(), body), answer -> PresenceLog.LOG.debugf(
                            "%s answered an unasked message summary with %d", extension, (Object) answer.status()));
        } catch (RuntimeException noWayOut) {
            untold.count(extension, noWayOut);
        }
    }
}
