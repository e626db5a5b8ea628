package io.carillon.rar;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ConfigProperty;
import jakarta.resource.spi.Connector;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.TransactionSupport;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.WorkManager;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.transaction.xa.XAResource;
import org.jboss.jca.core.spi.statistics.Statistics;
import org.jboss.jca.core.spi.statistics.StatisticsPlugin;

/**
 * The switch as the application server knows it: configured, started and stopped with the server, asked for
 * connections, and told when the application's message-driven bean comes and goes.
 *
 * <p>All properties are text, so that a wrong one is refused here, in one line that names its key, and not by the
 * server. A property that is absent falls back to the system property of its key, and that to the default in {@link
 * RarSettings}.
 */
@Connector(
        displayName = "Carillon switch",
        vendorName = "Carillon",
        version = "1.0",
        eisType = "Telephone network",
        transactionSupport = TransactionSupport.TransactionSupportLevel.NoTransaction)
public class SwitchResourceAdapter implements ResourceAdapter, Statistics {
    private final Map<String, String> configured = new ConcurrentHashMap<>();
    private volatile Switchboard switchboard;

    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        WorkManager workManager = context.getWorkManager();
        try {
            Switchboard starting = new Switchboard(RarSettings.read(this::setting));
            starting.start(lanes -> workManager.scheduleWork(new LaneWork(lanes)));
            switchboard = starting;
        } catch (Exception e) {
            boolean explained = e instanceof IllegalArgumentException || e instanceof IOException;
            String reason = explained && e.getMessage() != null ? e.getMessage() : e.toString();
            RarLog.LOG.notStarted(reason);
            throw new ResourceAdapterInternalException(reason, explained ? null : e);
        }
    }

    @Override
    public void stop() {
        Switchboard stopping = switchboard;
        switchboard = null;
        if (stopping != null) {
            stopping.stop();
        }
    }

    /** @throws IllegalStateException while the adapter is not running */
    Switchboard switchboard() {
        Switchboard running = switchboard;
        if (running == null) {
            throw new IllegalStateException("The switch is not running");
        }
        return running;
    }

    /** The application takes new calls and registrations from now on. */
    @Override
    public void endpointActivation(MessageEndpointFactory factory, ActivationSpec spec) throws ResourceException {
        if (!(spec instanceof SwitchActivationSpec)) {
            throw new jakarta.resource.NotSupportedException("Not an activation of the switch: " + spec);
        }
        switchboard().door().activate(factory);
    }

    /** New calls and registrations are refused from now on; calls that are up go on. */
    @Override
    public void endpointDeactivation(MessageEndpointFactory factory, ActivationSpec spec) {
        Switchboard running = switchboard;
        if (running != null) {
            running.door().deactivate(factory);
        }
    }

    /** No transactions, so nothing to recover. */
    @Override
    public XAResource[] getXAResources(ActivationSpec[] specs) {
        return new XAResource[0];
    }

    /** What the management console shows. */
    @Override
    public StatisticsPlugin getStatistics() {
        return new ConsoleStatistics(() -> switchboard);
    }

    private String setting(String key) {
        String value = configured.get(key);
        return value == null || value.isBlank() ? System.getProperty(key) : value;
    }

    private void configure(String key, String value) {
        configured.put(key, value == null ? "" : value);
    }

    @ConfigProperty(
            type = String.class,
            description = "carillon.sip.bind-address: addresses to listen on, separated by commas")
    public void setSipBindAddress(String value) {
        configure("carillon.sip.bind-address", value);
    }

    @ConfigProperty(type = String.class, description = "carillon.sip.port: UDP and TCP port")
    public void setSipPort(String value) {
        configure("carillon.sip.port", value);
    }

    @ConfigProperty(
            type = String.class,
            description = "carillon.sip.advertised-address: numeric address written into SIP messages")
    public void setSipAdvertisedAddress(String value) {
        configure("carillon.sip.advertised-address", value);
    }

    @ConfigProperty(type = String.class, description = "carillon.sip.realm: digest realm")
    public void setSipRealm(String value) {
        configure("carillon.sip.realm", value);
    }

    @ConfigProperty(type = String.class, description = "carillon.sip.tcp: whether TCP is offered beside UDP")
    public void setSipTcp(String value) {
        configure("carillon.sip.tcp", value);
    }

    @ConfigProperty(type = String.class, description = "carillon.sip.dscp: DSCP mark of SIP packets")
    public void setSipDscp(String value) {
        configure("carillon.sip.dscp", value);
    }

    @ConfigProperty(type = String.class, description = "carillon.rtp.bind-address: address media ports are bound to")
    public void setRtpBindAddress(String value) {
        configure("carillon.rtp.bind-address", value);
    }

    @ConfigProperty(
            type = String.class,
            description = "carillon.rtp.advertised-address: address devices are told to send media to")
    public void setRtpAdvertisedAddress(String value) {
        configure("carillon.rtp.advertised-address", value);
    }

    @ConfigProperty(type = String.class, description = "carillon.rtp.port-min: first media port")
    public void setRtpPortMin(String value) {
        configure("carillon.rtp.port-min", value);
    }

    @ConfigProperty(type = String.class, description = "carillon.rtp.port-max: last media port")
    public void setRtpPortMax(String value) {
        configure("carillon.rtp.port-max", value);
    }

    @ConfigProperty(
            type = String.class,
            description = "carillon.rtp.media-timeout: seconds of silence after which a device counts as gone")
    public void setRtpMediaTimeout(String value) {
        configure("carillon.rtp.media-timeout", value);
    }

    @ConfigProperty(
            type = String.class,
            description = "carillon.rtp.security: whether audio is encrypted where an account does not say")
    public void setRtpSecurity(String value) {
        configure("carillon.rtp.security", value);
    }

    @ConfigProperty(type = String.class, description = "carillon.rtp.dscp: DSCP mark of media packets")
    public void setRtpDscp(String value) {
        configure("carillon.rtp.dscp", value);
    }

    @ConfigProperty(
            type = String.class,
            description = "carillon.lanes.threads: threads that serve calls, 0 for the default")
    public void setLanesThreads(String value) {
        configure("carillon.lanes.threads", value);
    }

    @ConfigProperty(
            type = String.class,
            description = "carillon.lanes.capacity: inputs that may wait before calls are refused, 0 for the default")
    public void setLanesCapacity(String value) {
        configure("carillon.lanes.capacity", value);
    }

    @ConfigProperty(
            type = String.class,
            description = "carillon.overload.delay: milliseconds a new call may wait before fewer are let in")
    public void setOverloadDelay(String value) {
        configure("carillon.overload.delay", value);
    }

    @ConfigProperty(
            type = String.class,
            description = "carillon.overload.registration-delay: the same for registrations and subscriptions")
    public void setOverloadRegistrationDelay(String value) {
        configure("carillon.overload.registration-delay", value);
    }

    @ConfigProperty(
            type = String.class,
            description = "carillon.overload.cpu: percent of the processors above which half of that is too much")
    public void setOverloadCpu(String value) {
        configure("carillon.overload.cpu", value);
    }

    @ConfigProperty(type = String.class, description = "carillon.calls.max: calls at the same time, 0 for no limit")
    public void setCallsMax(String value) {
        configure("carillon.calls.max", value);
    }

    @ConfigProperty(
            type = String.class,
            description = "carillon.stop-timeout: seconds an orderly stop may take to end the calls")
    public void setStopTimeout(String value) {
        configure("carillon.stop-timeout", value);
    }

    @ConfigProperty(type = String.class, description = "carillon.data-dir: directory of the journal of waiting inputs")
    public void setDataDir(String value) {
        configure("carillon.data-dir", value);
    }

    @ConfigProperty(type = String.class, description = "carillon.node: name of this node")
    public void setNode(String value) {
        configure("carillon.node", value);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
