package io.carillon.contract;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What the adapter counts, by name. Counters only grow; gauges are now.
 *
 * @param counters for instance {@code sip.responses.4xx}, {@code rtp.packets.relayed}
 * @param gauges for instance {@code calls.active}, {@code rtp.ports.used}, {@code lanes.queued}
 * @param listening addresses the adapter answers SIP on
 */
public record SwitchStatistics(Map<String, Long> counters, Map<String, Long> gauges, List<SipPeer> listening)
        implements Serializable {
    /**
     * Gauges that begin with this are milliseconds since an organ of the switch was last seen at work: {@code
     * beat.lanes}, {@code beat.media}, {@code beat.sip.timer}, {@code beat.timers}. Each works at least once a second,
     * also when nobody calls.
     */
    public static final String BEAT = "beat.";

    public SwitchStatistics {
        counters = Map.copyOf(counters);
        gauges = Map.copyOf(gauges);
        listening = List.copyOf(listening);
    }
}
