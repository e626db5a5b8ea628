package io.carillon.event;

import io.carillon.cdr.CallRecord;
import io.carillon.cdr.LegRecord;
import io.carillon.cdr.Proof;
import io.carillon.contract.Cause;
import io.carillon.contract.MediaReport;
import io.carillon.dialplan.Help;
import io.carillon.store.Columns;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Map;

/**
 * Events as the outside world reads them: an envelope that is the same for all of them and {@code data} that depends
 * on the type. The schemas stand in {@code docs/schemas}; a field may be added within a schema version, never removed
 * or given another meaning.
 */
public final class CallEventJson {
    /** Version of every schema of this release. */
    public static final int SCHEMA_VERSION = 1;

    /** Type of the ledger event of a finished call. */
    public static final String CDR_CREATED = "cdr.created";

    /** Type of the ledger event of a call for help. */
    public static final String EMERGENCY_CALLED = "emergency.called";

    private static final JsonGeneratorFactory JSON = Json.createGeneratorFactory(Map.of());

    private final String source;

    /** @param node name of this server */
    public CallEventJson(String node) {
        this.source = "carillon/" + node;
    }

    /** The id of the event of this record: the same after every repeat and restart. */
    public static String eventId(CallRecord record) {
        return CDR_CREATED + "-" + record.id();
    }

    /** The ledger event of a finished call. */
    public String cdrCreated(CallRecord record) {
        StringWriter text = new StringWriter(1600);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            envelope(json, new Head(eventId(record), CDR_CREATED, record.endedAt(), record.tenant().name(),
                    record.id().value()));
            json.writeStartObject("data");
            call(json, record);
            json.writeStartArray("legs");
            record.legs().forEach(leg -> leg(json, leg));
            json.writeEnd();
            QueueJson.visits(json, record.visits());
            json.writeEnd().writeEnd();
        }
        return text.toString();
    }

    /**
     * A live event.
     *
     * @param id unique
     * @param event what happened
     */
    public String live(String id, LiveEvent event) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            envelope(json, new Head(id, event.type(), event.at(), event.tenant().name(), event.subject()));
            json.writeStartObject("data");
            if (event instanceof CallEvent call) {
                call(json, call);
            } else if (event instanceof SecurityBan ban) {
                ban(json, ban);
            } else if (event instanceof ConferenceEvent conference) {
                conference(json, conference);
            } else if (event instanceof ConditionSwitched switched) {
                json.write("number", switched.number());
                json.write("standing", switched.standing().name());
                json.write("by", Columns.text(switched.by(), 64));
            } else {
                QueueJson.live(json, event);
            }
            json.writeEnd().writeEnd();
        }
        return text.toString();
    }

    private static void call(JsonGenerator json, CallEvent event) {
        json.write("callId", event.call().value());
        json.write("direction", event.direction().name());
        json.write("from", Columns.text(event.from(), 128));
        json.write("to", Columns.text(event.to(), 128));
        if (event.leg() != null) {
            json.write("legId", event.leg().value());
        }
        proof(json, event.proof());
        if (event instanceof CallEvent.EmergencyCalled emergency) {
            help(json, emergency.help());
        }
        if (event instanceof CallEvent.CallAnswered answered && !answered.party().isEmpty()) {
            json.write("party", Columns.text(answered.party(), 128));
            if (!answered.group().isEmpty()) {
                json.write("group", answered.group());
            }
        }
        if (event instanceof CallEvent.CallParked parked) {
            json.write("slot", parked.slot());
        }
        if (event instanceof CallEvent.CallUnparked taken) {
            json.write("slot", taken.slot());
        }
        if (event instanceof CallEvent.CallRecording recording) {
            json.write("recordingId", recording.recording());
            json.write("change", recording.change().name());
        }
        if (event instanceof CallEvent.AnswererKnown known) {
            json.write("verdict", known.verdict().name());
            json.write("why", Columns.text(known.why(), 128));
        }
        if (event instanceof CallEvent.SpeechTranscribed speech) {
            json.write("party", Columns.text(speech.party(), 128));
            json.write("text", Columns.text(speech.text(), 2000));
            json.write("language", Columns.text(speech.language(), 16));
        }
        if (event instanceof CallEvent.MachineBeeped beeped) {
            json.write("hertz", beeped.hertz());
        }
        if (event instanceof CallEvent.CallEnded ended) {
            cause(json, ended.cause());
        }
    }

    private static void conference(JsonGenerator json, ConferenceEvent event) {
        json.write("number", event.number());
        json.write("callId", event.call().value());
        json.write("legId", event.leg().value());
        json.write("party", Columns.text(event.party(), 128));
        json.write("moderator", event.moderator());
    }

    private static void ban(JsonGenerator json, SecurityBan event) {
        json.write("source", event.ban().source());
        json.write("action", event.lifted() ? "LIFTED" : "BANNED");
        json.write("reason", event.ban().reason().name());
        json.write("times", event.ban().times());
        json.write("until", event.ban().until().toString());
    }

    /**
     * The ledger event of a call for help: its id is the same after every repeat and restart.
     *
     * @param event what happened
     * @param callerName name of the extension that calls
     */
    public String emergencyCalled(CallEvent.EmergencyCalled event, String callerName) {
        StringWriter text = new StringWriter(700);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            envelope(json, new Head(emergencyId(event.call().value()), EMERGENCY_CALLED, event.at(),
                    event.tenant().name(), event.call().value()));
            json.writeStartObject("data");
            json.write("callId", event.call().value());
            json.write("from", Columns.text(event.from(), 128));
            json.write("fromName", Columns.text(callerName, 128));
            json.write("to", Columns.text(event.to(), 128));
            help(json, event.help());
            json.writeEnd().writeEnd();
        }
        return text.toString();
    }

    /** The ledger event of a recording. */
    public String recordingReady(RecordingReady event) {
        StringWriter text = new StringWriter(700);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            envelope(json, new Head(event.eventId(), RecordingReady.TYPE, event.endedAt(), event.tenant().name(),
                    event.call().value()));
            json.writeStartObject("data");
            json.write("recordingId", event.id());
            json.write("callId", event.call().value());
            json.write("direction", event.direction().name());
            json.write("from", Columns.text(event.from(), 128));
            json.write("to", Columns.text(event.to(), 128));
            time(json, "startedAt", event.startedAt());
            json.write("startedBy", Columns.text(event.startedBy(), 128));
            json.write("seconds", event.millis() / 1000.0);
            json.write("channels", event.channels());
            json.write("rate", event.rate());
            json.write("packetsLost", event.lost());
            json.write("ended", event.ended().name());
            time(json, "keepUntil", event.keepUntil());
            json.writeEnd().writeEnd();
        }
        return text.toString();
    }

    /** The ledger event of a message that was left. */
    public String voicemailReceived(VoicemailReceived event) {
        StringWriter text = new StringWriter(500);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            envelope(json, new Head(event.eventId(), VoicemailReceived.TYPE, event.endedAt(), event.tenant().name(),
                    event.call().value()));
            json.writeStartObject("data");
            json.write("messageId", event.id());
            json.write("callId", event.call().value());
            json.write("mailbox", event.mailbox());
            json.write("from", Columns.text(event.from(), 128));
            json.write("fromName", Columns.text(event.fromName(), 128));
            json.write("sentBy", event.sentBy());
            time(json, "receivedAt", event.receivedAt());
            json.write("seconds", event.millis() / 1000.0);
            json.writeEnd().writeEnd();
        }
        return text.toString();
    }

    /** The ledger event of a message that has become text. */
    public String voicemailTranscribed(VoicemailTranscribed event) {
        StringWriter text = new StringWriter(1000);
        VoicemailReceived message = event.message();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            envelope(json, new Head(event.eventId(), VoicemailTranscribed.TYPE, event.at(), message.tenant().name(),
                    message.call().value()));
            json.writeStartObject("data");
            json.write("messageId", message.id());
            json.write("callId", message.call().value());
            json.write("mailbox", message.mailbox());
            json.write("from", Columns.text(message.from(), 128));
            json.write("language", event.language());
            json.write("text", Columns.text(event.text(), 8000));
            json.writeEnd().writeEnd();
        }
        return text.toString();
    }

    /** The id of the ledger event of a call for help. */
    public static String emergencyId(String call) {
        return EMERGENCY_CALLED + "-" + call;
    }

    private static void help(JsonGenerator json, Help help) {
        json.write("number", Columns.text(help.number(), 128));
        json.write("site", Columns.text(help.site(), 64));
        json.write("place", Columns.text(help.place(), 1000));
        json.write("callback", Columns.text(help.callback(), 64));
        json.write("trunk", Columns.text(help.trunk(), 64));
        json.write("test", help.test());
    }

    private record Head(String id, String type, Instant time, String tenant, String subject) {}

    private void envelope(JsonGenerator json, Head head) {
        json.writeStartObject();
        json.write("id", head.id());
        json.write("type", head.type());
        json.write("source", source);
        json.write("time", head.time().toString());
        json.write("tenant", head.tenant());
        json.write("subject", head.subject());
        json.write("schemaVersion", SCHEMA_VERSION);
        json.write("dataschema", "urn:carillon:schema:" + head.type() + ":" + SCHEMA_VERSION);
    }

    private static void call(JsonGenerator json, CallRecord record) {
        json.write("callId", record.id().value());
        json.write("direction", record.direction().name());
        json.write("caller", Columns.text(record.caller(), 128));
        json.write("callerName", Columns.text(record.callerName(), 128));
        json.write("callee", Columns.text(record.callee(), 128));
        time(json, "startedAt", record.startedAt());
        time(json, "ringingAt", record.ringingAt());
        time(json, "answeredAt", record.answeredAt());
        time(json, "endedAt", record.endedAt());
        json.write("billableSeconds", record.billableSeconds());
        json.write("disposition", record.disposition().name());
        json.write("hangUpBy", record.hangUpBy().name());
        cause(json, record.cause());
        json.write("explain", Columns.text(record.explain(), 4000));
        proof(json, record.proof());
        if (record.diverted() != null) {
            json.write("divertedBy", Columns.text(record.diverted().number(), 64));
            json.write("divertedWhy", record.diverted().why().name());
        }
    }

    /** What nobody knows is left out. */
    private static void proof(JsonGenerator json, Proof proof) {
        if (proof.verstat() != null) {
            json.write("verstat", proof.verstat().text());
        }
        if (proof.attestation() != null) {
            json.write("attestation", proof.attestation().name());
            json.write("origid", Columns.text(proof.origid(), 64));
        }
    }

    private static void leg(JsonGenerator json, LegRecord leg) {
        json.writeStartObject();
        json.write("legId", leg.id().value());
        json.write("direction", leg.direction().name());
        json.write("party", Columns.text(leg.party(), 128));
        json.write("sipCallId", Columns.text(leg.sipCallId(), 256));
        if (!leg.group().isEmpty()) {
            json.write("group", leg.group());
        }
        time(json, "startedAt", leg.startedAt());
        time(json, "ringingAt", leg.ringingAt());
        time(json, "answeredAt", leg.answeredAt());
        time(json, "endedAt", leg.endedAt());
        cause(json, leg.cause());
        media(json, leg.media());
        json.writeEnd();
    }

    private static void media(JsonGenerator json, MediaReport media) {
        json.writeStartObject("media");
        if (media.codec() == null) {
            json.writeNull("codec");
        } else {
            json.write("codec", media.codec().toString());
        }
        json.write("packetsReceived", media.packetsReceived());
        json.write("packetsSent", media.packetsSent());
        json.write("packetsLost", media.packetsLost());
        json.write("packetsForeign", media.packetsForeign());
        json.write("jitterMillis", rounded(media.jitterMillis()));
        if (media.roundTripMillis() < 0) {
            json.writeNull("roundTripMillis");
        } else {
            json.write("roundTripMillis", rounded(media.roundTripMillis()));
        }
        json.write("mos", rounded(media.mos()));
        json.writeEnd();
    }

    private static void cause(JsonGenerator json, Cause cause) {
        json.writeStartObject("cause");
        json.write("sip", cause.sip());
        json.write("q850", cause.q850());
        json.write("text", Columns.text(cause.text(), 128));
        json.writeEnd();
    }

    static void time(JsonGenerator json, String name, Instant at) {
        if (at == null) {
            json.writeNull(name);
        } else {
            json.write(name, at.toString());
        }
    }

    private static double rounded(double value) {
        return Double.isFinite(value) ? Math.round(value * 100) / 100.0 : 0;
    }
}
