package io.carillon.presence;

import io.carillon.contract.Aor;
import io.carillon.directory.Directory;
import io.carillon.feature.FeatureSwitch;
import io.carillon.trunk.OutsidePlan;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Who may watch whom. Colleagues see each other and with whom they talk, unless the installation says otherwise; the
 * own extension everybody sees. Nobody sees over the fence of a tenant: what is watched is looked for in the watcher's.
 */
@ApplicationScoped
public class WatchPermissions {
    @Inject
    private Directory directory;

    @Inject
    private FeatureSwitch settings;

    @Inject
    private OutsidePlan plan;

    private boolean colleagues;
    private boolean peers;

    /** For the container. */
    public WatchPermissions() {}

    WatchPermissions(Directory directory, FeatureSwitch settings) {
        this.directory = directory;
        this.settings = settings;
        this.plan = new OutsidePlan();
        read();
    }

    @PostConstruct
    void read() {
        colleagues = settings.isOn("watch-colleagues");
        peers = settings.isOn("watch-remote-party");
    }

    /** Whether there is something that this one may watch. */
    boolean mayWatch(Aor by, Aor target) {
        return (colleagues || by.equals(target)) && Watchable.isOpen(directory, target)
                || colleagues && isPlace(target);
    }

    /** Places at which callers are parked are everybody's. */
    private boolean isPlace(Aor target) {
        return directory.current().find(target.tenant(), target.user()).isEmpty()
                && plan.current().of(target.tenant()).inside().park().has(target.user());
    }

    /** Whether this one may see with whom the watched one talks; whoever talks knows it anyway. */
    boolean maySeePeer(Aor by, Aor target, String peer) {
        return peers || by.equals(target) || by.user().equals(peer);
    }
}
