package io.carillon.rar;

import io.carillon.contract.SwitchStatistics;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.jca.core.spi.statistics.StatisticsPlugin;

/**
 * The figures an administrator sees in the WildFly console and CLI, under the resource adapter's statistics. Few and
 * stable: a name stays what it is. Everything else is in the application's metrics.
 */
final class ConsoleStatistics implements StatisticsPlugin {
    private static final long serialVersionUID = 1L;
    private static final Map<String, Figure> FIGURES = figures();

    private final transient Supplier<Switchboard> switchboard;

    /** Names of the switch statistics that the figures are read from. */
    static Set<String> sources() {
        return FIGURES.values().stream().map(Figure::source).collect(Collectors.toSet());
    }

    private record Figure(String source, String description) {}

    ConsoleStatistics(Supplier<Switchboard> switchboard) {
        this.switchboard = switchboard;
    }

    private static Map<String, Figure> figures() {
        Map<String, Figure> all = new LinkedHashMap<>();
        all.put("CallsActive", new Figure("calls.active", "Calls now"));
        all.put("CallsTotal", new Figure("calls.total", "Calls since start"));
        all.put("LegsActive", new Figure("legs.active", "Legs now"));
        all.put("Registrations", new Figure("sip.requests.REGISTER", "REGISTER requests since start"));
        all.put("SipResponses1xx", new Figure("sip.responses.1xx", "Provisional responses sent"));
        all.put("SipResponses2xx", new Figure("sip.responses.2xx", "Success responses sent"));
        all.put("SipResponses3xx", new Figure("sip.responses.3xx", "Redirections sent"));
        all.put("SipResponses4xx", new Figure("sip.responses.4xx", "Request failures sent"));
        all.put("SipResponses5xx", new Figure("sip.responses.5xx", "Server failures sent"));
        all.put("SipResponses6xx", new Figure("sip.responses.6xx", "Global failures sent"));
        all.put("SipAuthFailed", new Figure("sip.auth.failed", "Wrong digests"));
        all.put("SipDropped", new Figure("sip.dropped", "SIP messages dropped"));
        all.put("RtpPacketsRelayed", new Figure("rtp.packets.relayed", "RTP packets relayed"));
        all.put("RtpPacketsForeign", new Figure("rtp.packets.foreign", "RTP packets of third parties dropped"));
        all.put("RtpPortsUsed", new Figure("rtp.ports.used", "Media ports in use"));
        all.put("RtpPortsTotal", new Figure("rtp.ports.total", "Media ports configured"));
        all.put("LanesQueued", new Figure("lanes.queued", "Inputs waiting for a thread"));
        all.put("LanesRefused", new Figure("lanes.refused", "Inputs refused because the lanes were full"));
        all.put("JournalWaiting", new Figure("journal.waiting", "Inputs waiting for the application"));
        all.put("TimersActive", new Figure("timers.active", "Call timers running"));
        return all;
    }

    @Override
    public Set<String> getNames() {
        return FIGURES.keySet();
    }

    @Override
    public Class<?> getType(String name) {
        return long.class;
    }

    @Override
    public String getDescription(String name) {
        Figure figure = FIGURES.get(name);
        return figure == null ? "" : figure.description();
    }

    @Override
    public String getDescription(String name, Locale locale) {
        return getDescription(name);
    }

    @Override
    public Object getValue(String name) {
        Figure figure = FIGURES.get(name);
        Switchboard running = switchboard.get();
        if (figure == null || running == null) {
            return 0L;
        }
        SwitchStatistics now = running.statistics();
        Long gauge = now.gauges().get(figure.source());
        return gauge != null ? gauge : now.counters().getOrDefault(figure.source(), 0L);
    }

    @Override
    public boolean isEnabled() {
        return true;
    }

    /** Counting costs nothing, so it cannot be switched off. */
    @Override
    public void setEnabled(boolean enabled) {
        RarLog.LOG.statisticsAlwaysOn();
    }

    /** Counters only grow: others compute rates from them. */
    @Override
    public void clear() {
        RarLog.LOG.statisticsAlwaysOn();
    }
}
