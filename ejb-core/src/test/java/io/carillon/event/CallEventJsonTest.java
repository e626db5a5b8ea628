package io.carillon.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.carillon.dialplan.Help;
import io.carillon.cdr.CallRecord;
import io.carillon.cdr.QueueVisit;
import io.carillon.cdr.Calls;
import io.carillon.cdr.Direction;
import io.carillon.cdr.Disposition;
import io.carillon.contract.AnswerVerdict;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.DialNotes;
import io.carillon.contract.LegId;
import io.carillon.contract.Recorded;
import io.carillon.contract.Tenant;
import io.carillon.event.CallEvent.CallAnswered;
import io.carillon.event.CallEvent.CallCreated;
import io.carillon.event.CallEvent.CallEnded;
import io.carillon.event.CallEvent.CallHeld;
import io.carillon.event.CallEvent.CallRecording;
import io.carillon.event.CallEvent.CallResumed;
import io.carillon.event.CallEvent.CallRinging;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import io.carillon.hours.Standing;
import io.carillon.queue.AgentPhase;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallEventJsonTest {
    private static final Path SCHEMAS = Path.of("..", "docs", "schemas");
    private static final CallId CALL = new CallId("c1");
    private static final LegId LEG = new LegId("l1");

    private final CallEventJson json = new CallEventJson("node");

    @Test
    void recordKeepsTheSchemaWhetherAnsweredOrNot() throws IOException {
        for (Disposition disposition : Disposition.values()) {
            String text = json.cdrCreated(Calls.call("c1", Calls.NOON, "1001", "1002", disposition));
            assertThat(violations("cdr.created", text)).isEmpty();
        }
    }

    @Test
    void aCallForHelpKeepsItsSchemasLiveAndInTheLedger() throws IOException {
        CallEvent.EmergencyCalled event = new CallEvent.EmergencyCalled(CALL, Tenant.DEFAULT, Calls.NOON,
                Direction.OUTBOUND, "1001", "9911", new Help("911", "lab", "Weg 1", "+4930555", "carrier", false));
        assertThat(violations("call.emergency", json.live("x", event))).isEmpty();
        assertThat(violations("emergency.called", json.emergencyCalled(event, "Ann \u0000"))).isEmpty();
    }

    @Test
    void aRecordingKeepsItsSchemaWhetherItIsKeptForEverOrNot() throws IOException {
        for (Instant until : new Instant[] {null, Calls.NOON.plusSeconds(60)}) {
            RecordingReady event = new RecordingReady("r1-1", CALL, Tenant.DEFAULT, Direction.INBOUND, "1001", "1002",
                    Calls.NOON, "policy", 1500, 2, 8000, 3, Recorded.End.CALL_ENDED, until);
            assertThat(violations("recording.ready", json.recordingReady(event))).isEmpty();
        }
    }

    @Test
    void aMessageThatWasLeftKeepsItsSchema() throws IOException {
        VoicemailReceived event = new VoicemailReceived(
                "r1-1", CALL, Tenant.DEFAULT, "1002", "1001", "Ann \u0000", "", Calls.NOON, 12_345);
        assertThat(violations("voicemail.received", json.voicemailReceived(event))).isEmpty();
        assertThat(violations("voicemail.transcribed", json.voicemailTranscribed(
                new VoicemailTranscribed(event, "de", "ruf \u0000 an", Calls.NOON)))).isEmpty();
    }

    @Test
    void recordTellsWhatErpProgramsNeed() {
        CallRecord record = Calls.answered("c1", Calls.NOON);
        JsonObject event = Json.createReader(new StringReader(json.cdrCreated(record))).readObject();
        assertThat(event.getString("id")).isEqualTo("cdr.created-c1").isEqualTo(CallEventJson.eventId(record));
        assertThat(event.getString("subject")).isEqualTo("c1");
        assertThat(event.getString("source")).isEqualTo("carillon/node");
        JsonObject data = event.getJsonObject("data");
        assertThat(data.getJsonNumber("billableSeconds").longValue()).isEqualTo(10);
        assertThat(data.getJsonArray("legs")).hasSize(2);
        assertThat(data.getJsonArray("legs").getJsonObject(0).getJsonObject("media").getString("codec"))
                .isEqualTo("PCMA/8000");
    }

    @Test
    void hostileNamesStayInTheirString() throws IOException {
        CallRecord plain = Calls.answered("c1", Calls.NOON);
        String hostile = "\"},\"type\":\"x\u0001\n<script>";
        CallRecord record = new CallRecord(plain.id(), plain.tenant(), plain.direction(), hostile, hostile, hostile,
                plain.startedAt(), null, null, plain.endedAt(), 0, Disposition.FAILED, plain.hangUpBy(), plain.cause(),
                plain.legs(), hostile);
        String text = json.cdrCreated(record);
        assertThat(violations("cdr.created", text)).isEmpty();
        assertThat(Json.createReader(new StringReader(text)).readObject().getJsonObject("data").getString("callerName"))
                .isEqualTo(hostile);
    }

    @Test
    void everyLiveEventKeepsItsSchema() throws IOException {
        Tenant tenant = Tenant.DEFAULT;
        Instant at = Calls.NOON;
        Direction inside = Direction.INTERNAL;
        List<CallEvent> events = List.of(
                new CallCreated(CALL, tenant, at, inside, "1001", "1002"),
                new CallRinging(CALL, tenant, at, inside, "1001", "1002", LEG),
                new CallAnswered(CALL, tenant, at, inside, "1001", "1002", LEG),
                new CallAnswered(CALL, tenant, at, inside, "1001", "600", LEG, "1002", "600"),
                new CallHeld(CALL, tenant, at, inside, "1001", "1002", LEG),
                new CallResumed(CALL, tenant, at, inside, "1001", "1002", LEG),
                new CallEvent.CallParked(CALL, tenant, at, inside, "1001", "1002", LEG, "701"),
                new CallEvent.CallUnparked(CALL, tenant, at, inside, "1001", "1002", LEG, "701"),
                new CallEvent.AnswererKnown(CALL, tenant, at, inside, "1001", "1002", LEG,
                        AnswerVerdict.MACHINE, "greeting of 4000 ms and more"),
                new CallEvent.SpeechTranscribed(CALL, tenant, at, inside, "1001", "1002", LEG, "1002", "hello", "en"),
                new CallEvent.MachineBeeped(CALL, tenant, at, inside, "1001", "1002", LEG, 1000),
                new CallRecording(CALL, tenant, at, inside, "1001", "1002", "r1-1", CallRecording.Change.STARTED),
                new CallEnded(CALL, tenant, at, inside, "1001", "1002", Cause.NORMAL_CLEARING));
        ConditionSwitched switched = new ConditionSwitched(tenant, at, "700", Standing.CLOSED, "1001");
        assertThat(violations("condition.switched", json.live("e1", switched))).isEmpty();
        for (CallEvent event : events) {
            assertThat(violations(event.type(), json.live("e1", event))).isEmpty();
        }
        for (ConferenceEvent.Change change : ConferenceEvent.Change.values()) {
            ConferenceEvent event = new ConferenceEvent(tenant, at, "8000", change, CALL, LEG, "1001", true);
            assertThat(violations(event.type(), json.live("e1", event))).isEmpty();
        }
    }

    @Test
    void whatHappensInQueuesKeepsItsSchemas() throws IOException {
        for (QueueEvent.What what : QueueEvent.What.values()) {
            QueueEvent event = new QueueEvent(Tenant.DEFAULT, Calls.NOON, what, CALL, "600", "1001", 4_500,
                    what == QueueEvent.What.JOINED ? 1 : 0, what == QueueEvent.What.ANSWERED ? "1002" : "");
            assertThat(violations(event.type(), json.live("e1", event))).isEmpty();
        }
        for (AgentPhase phase : AgentPhase.values()) {
            AgentChanged event = new AgentChanged(Tenant.DEFAULT, Calls.NOON, "1002", phase, "lunch", "");
            assertThat(violations("agent.state", json.live("e1", event))).isEmpty();
        }
        CallRecord record = Calls.answered("c1", Calls.NOON).with(List.of(
                new QueueVisit("600", Calls.NOON, Calls.NOON.plusSeconds(4), QueueVisit.Outcome.ANSWERED, "1002",
                        Calls.NOON.plusSeconds(9)),
                new QueueVisit("601", Calls.NOON, Calls.NOON, QueueVisit.Outcome.FULL, "", null)))
                .with(new DialNotes.Diverted("+4930777", DialNotes.Why.NO_ANSWER));
        assertThat(violations("cdr.created", json.cdrCreated(record))).isEmpty();
    }

    @Test
    void schemaRefusesAnotherEvent() throws IOException {
        String created = json.live("e1", new CallCreated(CALL, Tenant.DEFAULT, Calls.NOON, Direction.INTERNAL, "1",
                "2"));
        assertThat(violations("call.ended", created)).isNotEmpty();
    }

    /** What a schema does not name must not be there either. */
    private static Set<ValidationMessage> violations(String type, String text) throws IOException {
        JsonNode described = new ObjectMapper().readTree(Files.readString(SCHEMAS.resolve(type + ".v1.json")));
        closed(described);
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(described.toString());
        return schema.validate(text, InputFormat.JSON, context -> context.getExecutionConfig()
                .setFormatAssertionsEnabled(true));
    }

    private static void closed(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.path("properties").isObject()) {
            object.put("additionalProperties", false);
        }
        schema.forEach(CallEventJsonTest::closed);
    }
}
