package io.carillon.selftest;

import static io.carillon.selftest.StepFailed.unless;

import io.carillon.cdr.CallRecord;
import io.carillon.cdr.CallRecords;
import io.carillon.cdr.CdrQuery;
import io.carillon.cdr.Disposition;
import io.carillon.contract.Handset;
import io.carillon.contract.HandsetCall;
import io.carillon.contract.HeardTone;
import io.carillon.contract.MediaReport;
import io.carillon.feature.echo.EchoTest;
import io.carillon.mailbox.Mailbox;
import io.carillon.voicemail.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The calls of a self-test. What does not come within {@link #PATIENCE} does not come. */
final class Trial {
    /** The tone that goes out: a test tone that no filter and no digit is at. */
    static final int TONE = 1_004;
    /** The tone of whoever is called. */
    static final int OTHER_TONE = 620;
    /** How long anything may take. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final double SENT_DECIBELS = -10;
    private static final double LEVEL_TOLERANCE = 3;
    private static final double HERTZ_TOLERANCE = 10;
    private static final double LEAST_PURITY = 10;
    private static final double MOST_LOSS = 0.05;
    /** The machine may stumble in the second that is measured: then one with another tone counts. */
    private static final int TRIES = 3;
    private static final int NEXT_TONE = 90;
    /** Cuts the explanation of the echo short, and means nothing when that is over. */
    private static final char ANY_KEY = '5';
    private static final Duration MESSAGE = Duration.ofSeconds(4);
    private static final long LEAST_MESSAGE_MILLIS = 1_000;
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final TemporaryHouse house;
    private final Handset caller;
    private final CallRecords records;
    private final List<String> dialled = new ArrayList<>();
    private HeardTone tone;
    private MediaReport media = MediaReport.NONE;

    Trial(TemporaryHouse house, Handset caller, CallRecords records) {
        this.house = house;
        this.caller = caller;
        this.records = records;
    }

    /** The tone that came back, null when none did. */
    HeardTone tone() {
        return tone;
    }

    /** How the audio of the echo was. */
    MediaReport media() {
        return media;
    }

    String echo() throws StepFailed, InterruptedException {
        HandsetCall call = answered(EchoTest.CODE);
        try {
            unless(call.awaitSound(PATIENCE), "the explanation was not heard");
            call.press(ANY_KEY);
            String wrong = "";
            for (int i = 0; i < TRIES && (i == 0 || !wrong.isEmpty()); i++) {
                int hertz = TONE + i * NEXT_TONE;
                tone = call.awaitEcho(hertz, PATIENCE)
                        .orElseThrow(() -> new StepFailed("a tone of " + hertz + " Hz did not come back"));
                wrong = wrongWith(tone, hertz);
            }
            unless(wrong.isEmpty(), wrong);
            media = call.report();
            unless(media.lossRate() <= MOST_LOSS, media.packetsLost() + " packets of "
                    + (media.packetsReceived() + media.packetsLost()) + " were lost");
            return String.format(Locale.ROOT, "%.1f Hz at %.1f dB after %d ms", tone.hertz(), tone.decibels(),
                    tone.latencyMillis());
        } finally {
            end(call);
        }
    }

    private static String wrongWith(HeardTone heard, int hertz) {
        if (Math.abs(heard.hertz() - hertz) > HERTZ_TOLERANCE || heard.purity() < LEAST_PURITY) {
            return String.format(Locale.ROOT, "a tone of %d Hz came back as %.1f Hz, %.1f dB above the rest",
                    hertz, heard.hertz(), heard.purity());
        }
        return Math.abs(heard.decibels() - SENT_DECIBELS) > LEVEL_TOLERANCE
                ? String.format(Locale.ROOT, "a tone of %.1f dB came back at %.1f dB", SENT_DECIBELS, heard.decibels())
                : "";
    }

    String menu() throws StepFailed, InterruptedException {
        HandsetCall call = answered(house.menu());
        try {
            unless(call.awaitSound(PATIENCE), "the greeting was not heard");
            call.press('1');
            Optional<HeardTone> heard = call.awaitTone(OTHER_TONE, PATIENCE);
            unless(heard.isPresent(), "the telephone behind key 1 was not heard");
            return String.format(Locale.ROOT, "key 1 led to a telephone with %.1f Hz", heard.get().hertz());
        } finally {
            end(call);
        }
    }

    String voicemail() throws StepFailed, InterruptedException {
        HandsetCall call = answered(Mailbox.DIRECT + house.callee().extension().number());
        try {
            unless(call.awaitSound(PATIENCE), "the greeting was not heard");
            call.press('#');
            call.give(TONE);
            unless(!call.awaitOver(MESSAGE), "the mailbox hung up");
        } finally {
            end(call);
        }
        List<Message> left = awaited(house::messages, messages -> !messages.isEmpty());
        unless(!left.isEmpty(), "what was said did not become a message");
        Message message = left.get(0);
        unless(message.from().number().equals(number()), "the message is not from " + number());
        unless(message.millis() >= LEAST_MESSAGE_MILLIS, "the message has only " + message.millis() + " ms");
        return String.format(Locale.ROOT, "a message of %.1f s", message.millis() / 1000.0);
    }

    /** Every call that was answered has its record. */
    String records() throws StepFailed {
        List<CallRecord> found = awaited(this::mine, all -> dialled.stream().allMatch(number -> isRecorded(number, all)));
        for (String number : dialled) {
            unless(isRecorded(number, found), "there is no record of the call to " + number + " as answered");
        }
        return found.size() + " calls of " + number();
    }

    private List<CallRecord> mine() {
        return records.search(new CdrQuery(house.tenant(), null, null, number(), null, null, null, null, null, null,
                CdrQuery.MAX_LIMIT)).records();
    }

    private static boolean isRecorded(String number, List<CallRecord> all) {
        return all.stream().anyMatch(record ->
                record.callee().equals(number) && record.disposition() == Disposition.ANSWERED);
    }

    private String number() {
        return house.caller().extension().number();
    }

    private HandsetCall answered(String number) throws StepFailed, InterruptedException {
        HandsetCall call = caller.call(number);
        String trouble = call.awaitAnswered(PATIENCE);
        if (!trouble.isEmpty()) {
            call.hangUp();
            throw new StepFailed("the call to " + number + " was " + trouble);
        }
        dialled.add(number);
        return call;
    }

    private static void end(HandsetCall call) throws StepFailed, InterruptedException {
        call.hangUp();
        unless(call.awaitOver(PATIENCE), "the call did not end");
    }

    private static <T> T awaited(Supplier<T> look, Predicate<T> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        T seen = look.get();
        while (!wanted.test(seen) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
            seen = look.get();
        }
        return seen;
    }
}
