package io.carillon.cdr;

import io.carillon.contract.Attestation;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.Codec;
import io.carillon.contract.DialNotes;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaReport;
import io.carillon.contract.QualityCourse;
import io.carillon.contract.Tenant;
import io.carillon.contract.Verstat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A dead letter as text: names and values, ASCII, so that it can be read with nothing but an editor. It must hold
 * whatever the database refused, lone surrogates and numbers that are none included; JSON could not.
 */
final class DeadLetterText {
    private static final String VERSION = "1";

    private final Properties text;

    private DeadLetterText(Properties text) {
        this.text = text;
    }

    static byte[] write(DeadLetter letter) throws IOException {
        DeadLetterText out = new DeadLetterText(new Properties());
        out.put("version", VERSION);
        out.put("reason", letter.reason());
        out.put("at", letter.at());
        out.putCall(letter.record());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        out.text.store(bytes, null);
        return bytes.toByteArray();
    }

    /** @throws IOException when it is not what {@link #write} wrote */
    static DeadLetter read(byte[] bytes) throws IOException {
        try {
            DeadLetterText in = new DeadLetterText(new Properties());
            in.text.load(new ByteArrayInputStream(bytes));
            if (!in.need("version").equals(VERSION)) {
                throw new IOException("of a version unknown here");
            }
            return new DeadLetter(in.call(), in.need("reason"), in.instant("at"));
        } catch (RuntimeException damaged) {
            throw new IOException(damaged.getMessage(), damaged);
        }
    }

    private void putCall(CallRecord call) {
        put("id", call.id());
        put("tenant", call.tenant());
        put("direction", call.direction());
        put("caller", call.caller());
        put("callerName", call.callerName());
        put("callee", call.callee());
        put("startedAt", call.startedAt());
        put("ringingAt", call.ringingAt());
        put("answeredAt", call.answeredAt());
        put("endedAt", call.endedAt());
        put("billableSeconds", call.billableSeconds());
        put("disposition", call.disposition());
        put("hangUpBy", call.hangUpBy());
        putCause("cause", call.cause());
        put("explain", call.explain());
        put("cost", call.cost() == null ? null : call.cost().toPlainString());
        put("currency", call.currency());
        put("verstat", call.proof().verstat());
        put("attestation", call.proof().attestation());
        put("origid", call.proof().origid());
        if (call.diverted() != null) {
            put("divertedBy", call.diverted().number());
            put("divertedWhy", call.diverted().why());
        }
        put("legs", call.legs().size());
        for (int i = 0; i < call.legs().size(); i++) {
            putLeg("leg." + i + ".", call.legs().get(i));
        }
        if (!call.visits().isEmpty()) {
            put("visits", call.visits().size());
        }
        for (int i = 0; i < call.visits().size(); i++) {
            putVisit("visit." + i + ".", call.visits().get(i));
        }
    }

    private CallRecord call() {
        List<LegRecord> legs = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(need("legs")); i++) {
            legs.add(leg("leg." + i + "."));
        }
        return new CallRecord(
                new CallId(need("id")),
                new Tenant(need("tenant")),
                Direction.valueOf(need("direction")),
                need("caller"),
                need("callerName"),
                need("callee"),
                instant("startedAt"),
                instant("ringingAt"),
                instant("answeredAt"),
                instant("endedAt"),
                number("billableSeconds"),
                Disposition.valueOf(need("disposition")),
                HangUpParty.valueOf(need("hangUpBy")),
                cause("cause"),
                legs,
                need("explain"),
                text.getProperty("cost") == null ? null : new BigDecimal(need("cost")),
                text.getProperty("currency"),
                proof(),
                visits(),
                diverted());
    }

    private void putVisit(String at, QueueVisit visit) {
        put(at + "queue", visit.queue());
        put(at + "enteredAt", visit.enteredAt());
        put(at + "leftAt", visit.leftAt());
        put(at + "outcome", visit.outcome());
        put(at + "agent", visit.agent());
        put(at + "talkedUntil", visit.talkedUntil());
    }

    private List<QueueVisit> visits() {
        List<QueueVisit> visits = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(text.getProperty("visits", "0")); i++) {
            String at = "visit." + i + ".";
            visits.add(new QueueVisit(need(at + "queue"), instant(at + "enteredAt"), instant(at + "leftAt"),
                    QueueVisit.Outcome.valueOf(need(at + "outcome")), need(at + "agent"), instant(at + "talkedUntil")));
        }
        return visits;
    }

    private DialNotes.Diverted diverted() {
        String by = text.getProperty("divertedBy");
        return by == null ? null : new DialNotes.Diverted(by, DialNotes.Why.valueOf(need("divertedWhy")));
    }

    private Proof proof() {
        String verstat = text.getProperty("verstat");
        String attestation = text.getProperty("attestation");
        return new Proof(verstat == null ? null : Verstat.valueOf(verstat),
                attestation == null ? null : Attestation.valueOf(attestation), text.getProperty("origid"));
    }

    private void putLeg(String at, LegRecord leg) {
        put(at + "id", leg.id());
        put(at + "direction", leg.direction());
        put(at + "party", leg.party());
        put(at + "sipCallId", leg.sipCallId());
        put(at + "startedAt", leg.startedAt());
        put(at + "ringingAt", leg.ringingAt());
        put(at + "answeredAt", leg.answeredAt());
        put(at + "endedAt", leg.endedAt());
        putCause(at + "cause", leg.cause());
        putMedia(at + "media.", leg.media());
        put(at + "trunk", leg.trunk());
        put(at + "group", leg.group());
    }

    private LegRecord leg(String at) {
        return new LegRecord(
                new LegId(need(at + "id")),
                LegDirection.valueOf(need(at + "direction")),
                need(at + "party"),
                need(at + "sipCallId"),
                instant(at + "startedAt"),
                instant(at + "ringingAt"),
                instant(at + "answeredAt"),
                instant(at + "endedAt"),
                cause(at + "cause"),
                media(at + "media."),
                text.getProperty(at + "trunk"),
                text.getProperty(at + "group"));
    }

    private void putMedia(String at, MediaReport media) {
        if (media.codec() != null) {
            put(at + "codec", media.codec().name());
            put(at + "clockRate", media.codec().clockRate());
        }
        put(at + "received", media.packetsReceived());
        put(at + "sent", media.packetsSent());
        put(at + "lost", media.packetsLost());
        put(at + "foreign", media.packetsForeign());
        put(at + "jitterMillis", media.jitterMillis());
        put(at + "roundTripMillis", media.roundTripMillis());
        put(at + "mos", media.mos());
        put(at + "course", media.course().isEmpty() ? null : media.course().text());
    }

    private MediaReport media(String at) {
        String codec = text.getProperty(at + "codec");
        return new MediaReport(
                codec == null ? null : new Codec(codec, Integer.parseInt(need(at + "clockRate"))),
                number(at + "received"),
                number(at + "sent"),
                number(at + "lost"),
                number(at + "foreign"),
                Double.parseDouble(need(at + "jitterMillis")),
                Double.parseDouble(need(at + "roundTripMillis")),
                Double.parseDouble(need(at + "mos")),
                QualityCourse.of(text.getProperty(at + "course", "")));
    }

    private void putCause(String name, Cause cause) {
        put(name + ".sip", cause.sip());
        put(name + ".q850", cause.q850());
        put(name + ".text", cause.text());
    }

    private Cause cause(String name) {
        return new Cause(
                Integer.parseInt(need(name + ".sip")), Integer.parseInt(need(name + ".q850")), need(name + ".text"));
    }

    /** What is null is left out. */
    private void put(String name, Object value) {
        if (value != null) {
            text.setProperty(name, value.toString());
        }
    }

    private String need(String name) {
        String value = text.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private long number(String name) {
        return Long.parseLong(need(name));
    }

    private Instant instant(String name) {
        String value = text.getProperty(name);
        return value == null ? null : Instant.parse(value);
    }
}
