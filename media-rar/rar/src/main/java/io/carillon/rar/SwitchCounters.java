package io.carillon.rar;

import io.carillon.contract.SwitchStatistics;
import io.carillon.rtp.MediaEngine;
import io.carillon.rtp.MediaStatistics;
import io.carillon.rtp.stream.StreamHub;
import io.carillon.rtp.tap.Storage;
import io.carillon.rtp.transcript.Transcriber;
import io.carillon.sip.SipEndpoint;
import java.util.HashMap;
import java.util.Map;

/** Reads everything that is counted anywhere in the switch; costs nothing until somebody asks. */
final class SwitchCounters {
    private final CallTable table;
    private final CallLanes lanes;
    private final CallLanes registrations;
    private final CallTimers timers;
    private final InputJournal journal;
    private final Delivery delivery;
    private final SipEndpoint sip;
    private final MediaEngine media;
    private final Pulse pulse;
    private final Overload overload;
    private final StreamHub streams;
    private final Transcriber transcriber;
    private final Storage recordings;

    SwitchCounters(Switchboard.Parts parts) {
        this.table = parts.table();
        this.lanes = parts.lanes();
        this.registrations = parts.registrations();
        this.timers = parts.timers();
        this.journal = parts.journal();
        this.delivery = parts.delivery();
        this.sip = parts.sip();
        this.media = parts.media();
        this.pulse = parts.pulse();
        this.overload = parts.overload();
        this.streams = parts.streams();
        this.transcriber = parts.transcriber();
        this.recordings = parts.recordings();
    }

    SwitchStatistics read() {
        MediaStatistics packets = media.statistics();
        return new SwitchStatistics(counters(packets), gauges(packets), sip.listening());
    }

    private Map<String, Long> counters(MediaStatistics packets) {
        Map<String, Long> counters = new HashMap<>(sip.counters());
        counters.put("sip.dropped", counters.getOrDefault("sip.messages.dropped", 0L));
        counters.put("sip.requests.INVITE", counters.getOrDefault("sip.invites.received", 0L));
        counters.put("sip.requests.REGISTER", counters.getOrDefault("sip.registers.received", 0L));
        counters.putAll(packets.counters());
        counters.putAll(streams.counters());
        counters.putAll(transcriber.counters());
        counters.putAll(recordings.moves().counters());
        counters.put("rtp.packets.foreign", packets.droppedForeign());
        counters.put("calls.total", table.total());
        counters.put("lanes.refused", lanes.refused());
        counters.put("registrations.refused", registrations.refused());
        counters.put("inputs.delivered", delivery.delivered());
        counters.put("inputs.failed", delivery.failures());
        counters.put("commands.failed", delivery.failedCommands());
        counters.put("journal.dropped", journal.dropped());
        return counters;
    }

    private Map<String, Long> gauges(MediaStatistics packets) {
        Map<String, Long> gauges = new HashMap<>(sip.gauges());
        gauges.putAll(packets.gauges());
        gauges.putAll(pulse.gauges());
        gauges.putAll(overload.gauges());
        gauges.putAll(streams.gauges());
        gauges.putAll(recordings.moves().gauges());
        gauges.put("calls.active", (long) table.size());
        gauges.put("legs.active", (long) table.legs());
        gauges.put("legs.moved", (long) table.moves());
        gauges.put("timers.active", (long) timers.active());
        gauges.put("lanes.queued", (long) lanes.queued());
        gauges.put("registrations.queued", (long) registrations.queued());
        gauges.put("lanes.active", (long) lanes.active());
        gauges.put("lanes.threads", (long) lanes.workers());
        gauges.put("journal.waiting", (long) journal.size());
        gauges.put("transactions.active", gauges.getOrDefault("sip.transactions.client", 0L)
                + gauges.getOrDefault("sip.transactions.server", 0L));
        return gauges;
    }
}
