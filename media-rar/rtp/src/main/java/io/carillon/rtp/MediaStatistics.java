package io.carillon.rtp;

import io.carillon.contract.SwitchStatistics;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the engine has counted since it started. Counters only grow; gauges are said to be of now.
 *
 * @param packetsIn RTP datagrams read, whatever became of them
 * @param packetsOut RTP packets sent: relayed and tones
 * @param packetsRelayed packets passed from one device to another
 * @param packetsTranscoded packets passed on in another codec
 * @param droppedForeign packets of third parties
 * @param droppedLate packets older than the jitter bound: a burst is not replayed
 * @param droppedMalformed not RTP, or RTP with an impossible header
 * @param droppedPayload payload type that was not negotiated, or that the other device cannot take
 * @param droppedHeld packets that nobody was to hear: hold, no bridge yet, a tone in their place
 * @param droppedFlood packets of a device above what any codec sends, see {@link RtpEndpoint}
 * @param droppedForged encrypted RTP packets whose tag was wrong
 * @param droppedReplayed encrypted RTP packets that had been there before
 * @param droppedRepeated packets not encrypted because their sequence number had been used before
 * @param droppedUnkeyed packets of legs that are to be encrypted and have no keys (yet)
 * @param sendErrors packets the operating system refused, and errors that it reported of earlier ones
 * @param rtcpIn RTCP datagrams read
 * @param rtcpRelayed RTCP datagrams passed on
 * @param rtcpDropped RTCP that was malformed, foreign or forged, or had nobody to go to
 * @param iceChecks connectivity checks answered
 * @param handshakes DTLS handshakes that gave keys
 * @param handshakesFailed DTLS handshakes that were broken off
 * @param mediaTimeouts silences reported
 * @param bindFailures port pairs skipped because someone else had them
 * @param portsUsed ports in use now (two per endpoint)
 * @param portsTotal ports configured
 * @param endpoints endpoints open now
 * @param bridged endpoints bridged now
 * @param tones tones playing now
 * @param keysSent keys given to devices as telephone events
 * @param keysHeard keys of devices that were told by signalling
 * @param keysDropped keys that a device could not be given, or more than a finger can press
 * @param sinceTurnMillis milliseconds since the event loop that stands still longest was last seen turning
 */
public record MediaStatistics(
        long packetsIn,
        long packetsOut,
        long packetsRelayed,
        long packetsTranscoded,
        long droppedForeign,
        long droppedLate,
        long droppedMalformed,
        long droppedPayload,
        long droppedHeld,
        long droppedFlood,
        long droppedForged,
        long droppedReplayed,
        long droppedRepeated,
        long droppedUnkeyed,
        long sendErrors,
        long rtcpIn,
        long rtcpRelayed,
        long rtcpDropped,
        long iceChecks,
        long handshakes,
        long handshakesFailed,
        long mediaTimeouts,
        long bindFailures,
        long portsUsed,
        long portsTotal,
        long endpoints,
        long bridged,
        long tones,
        long keysSent,
        long keysHeard,
        long keysDropped,
        long sinceTurnMillis) {

    /** The counters by the names of the switch statistics, {@code rtp.packets.in} and so on. */
    public Map<String, Long> counters() {
        Map<String, Long> named = new LinkedHashMap<>();
        named.put("rtp.packets.in", packetsIn);
        named.put("rtp.packets.out", packetsOut);
        named.put("rtp.packets.relayed", packetsRelayed);
        named.put("rtp.packets.transcoded", packetsTranscoded);
        named.put("rtp.packets.dropped.foreign", droppedForeign);
        named.put("rtp.packets.dropped.late", droppedLate);
        named.put("rtp.packets.dropped.malformed", droppedMalformed);
        named.put("rtp.packets.dropped.payload", droppedPayload);
        named.put("rtp.packets.dropped.held", droppedHeld);
        named.put("rtp.packets.dropped.flood", droppedFlood);
        named.put("rtp.packets.dropped.forged", droppedForged);
        named.put("rtp.packets.dropped.replayed", droppedReplayed);
        named.put("rtp.packets.dropped.repeated", droppedRepeated);
        named.put("rtp.packets.dropped.unkeyed", droppedUnkeyed);
        named.put("rtp.packets.send-errors", sendErrors);
        named.put("rtp.rtcp.in", rtcpIn);
        named.put("rtp.rtcp.relayed", rtcpRelayed);
        named.put("rtp.rtcp.dropped", rtcpDropped);
        named.put("rtp.ice.checks", iceChecks);
        named.put("rtp.dtls.handshakes", handshakes);
        named.put("rtp.dtls.failed", handshakesFailed);
        named.put("rtp.media-timeouts", mediaTimeouts);
        named.put("rtp.keys.sent", keysSent);
        named.put("rtp.keys.heard", keysHeard);
        named.put("rtp.keys.dropped", keysDropped);
        named.put("rtp.ports.bind-failures", bindFailures);
        return named;
    }

    /** The gauges by the names of the switch statistics. */
    public Map<String, Long> gauges() {
        Map<String, Long> named = new LinkedHashMap<>();
        named.put("rtp.ports.used", portsUsed);
        named.put("rtp.ports.total", portsTotal);
        named.put("rtp.endpoints", endpoints);
        named.put("rtp.bridged", bridged);
        named.put("rtp.tones", tones);
        named.put(SwitchStatistics.BEAT + "media", sinceTurnMillis);
        return named;
    }
}
