package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.call.Call;
import io.carillon.call.CallCodec;
import io.carillon.call.Stage;
import io.carillon.contract.AppAsked;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallId;
import io.carillon.contract.CallInput;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.Codec;
import io.carillon.contract.CodePressed;
import io.carillon.contract.CommandFailed;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.DigitPressed;
import io.carillon.contract.HungUp;
import io.carillon.contract.Ids;
import io.carillon.contract.JoinArrived;
import io.carillon.contract.LegAnswered;
import io.carillon.contract.LegId;
import io.carillon.contract.LegProgressed;
import io.carillon.contract.LegRejected;
import io.carillon.contract.LegReleased;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.MediaOffer;
import io.carillon.contract.MediaReport;
import io.carillon.contract.MixRole;
import io.carillon.contract.OfferArrived;
import io.carillon.contract.OfferSettled;
import io.carillon.contract.Origin;
import io.carillon.contract.PeerHanded;
import io.carillon.contract.PeerKept;
import io.carillon.contract.PeerWanted;
import io.carillon.contract.PromptEnded;
import io.carillon.contract.RecordedLeg;
import io.carillon.contract.Recorded;
import io.carillon.contract.RecordingEnded;
import io.carillon.contract.ReplacementArrived;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.TimerFired;
import io.carillon.contract.ToneEnded;
import io.carillon.contract.TransferAsked;
import io.carillon.directory.RingStrategy;
import io.carillon.findme.FindMe;
import io.carillon.trial.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever comes in, in whatever order, sensible or not: nothing is thrown, every state survives the journal's format,
 * a call that has ended ends every leg and commands nothing else, and there is exactly one record.
 */
class AnySequenceOfInputsTest {
    private static final List<Cause> CAUSES = List.of(Cause.BUSY, Cause.DECLINED, Cause.TIMEOUT, Cause.NORMAL_CLEARING,
            Cause.NO_ANSWER, Cause.CANCELLED, Cause.UNAVAILABLE, Cause.NOT_ACCEPTABLE);
    private static final List<String> NUMBERS =
            List.of("1001", "1002", "1003", "1004", "9999", "*78", "*721003", "", "601", "602", "5000", "*70", "701",
                    "*8", "**1003", "8000", "600");
    private static final List<String> WORDS = List.of("open", "mute", "unmute", "kick", "end", "note", "record:ann", "stop",
            "said:3", "heard:-3", "left:1003", "free", "else");

    @Test
    void invariantsHold() {
        Trials.of(1500, draw -> invariantsHoldFor(draw.random()));
    }

    private static void invariantsHoldFor(Random random) throws IOException {
        Path dir = Files.createTempDirectory("calls");
        try (House house = new House(dir)) {
            house.extension("1001").extension("1002", "a", "b").extension("1003").extension("1004", new String[0]);
            house.forwarding("1002", f -> f.withBusy("1003")).forwarding("1003", f -> f.withNoAnswer("1002"));
            house.findMe.put("1003", new FindMe(true, 20, List.of(new FindMe.Target("1002", 4))));
            house.groups(RingGroupsTest.group("601", RingStrategy.ALL, "602", "1002", "1003:3", "1004:9"),
                    RingGroupsTest.group("602", RingStrategy.LINEAR, "601", "1004", "1002", "1003"));
            house.hosted(Map.of("5000", MenuCallsTest.MENU, "8000", ConferenceCallsTest.ROOM, "600",
                    QueueCallsTest.QUEUE));
            CallId call = begin(house, random);
            for (int i = 0; i < 25 && house.live(call) != null; i++) {
                feed(house, random, call);
            }
            if (house.live(call) != null) {
                house.phones.asks(call, new AppRequest.HangUpCall("ann"));
            }
            house.phones.advance(Duration.ofHours(5));
            endWhatTestMadeUp(house, call);
            assertThat(house.live(call)).isNull();
            assertThat(house.records).hasSize(1);
            assertThat(house.eventTypes()).containsOnlyOnce("call.created").containsOnlyOnce("call.ended");
            assertThat(house.eventTypes()).endsWith("call.ended");
            assertThat(house.phones.timers()).isEmpty();
        } finally {
            delete(dir);
        }
    }

    private static CallId begin(House house, Random random) {
        String to = pick(random, NUMBERS);
        if (random.nextBoolean()) {
            return house.call("1001", to);
        }
        CallId call = Ids.newCall();
        house.phones.asks(call, new AppRequest.Originate(
                "ann", House.aor("1001"), new DialledNumber(to), CallerIdentity.of(to)));
        return call;
    }

    private static void feed(House house, Random random, CallId call) {
        Call before = house.live(call);
        assertThat(CallCodec.decode(CallCodec.encode(before))).isEqualTo(before);
        boolean ended = before.stage() instanceof Stage.Ended;
        List<SwitchCommand> commands = house.phones.feed(any(house, random, call));
        if (ended) {
            assertThat(commands).allMatch(AnySequenceOfInputsTest::isAnswer);
        }
        Call after = house.live(call);
        if (after != null && after.stage() instanceof Stage.Ended) {
            assertThat(after.legs()).noneMatch(leg -> leg.isUp());
        }
    }

    /** An ended call brings nobody back: it ends who comes late, and says no to who asks. */
    private static boolean isAnswer(SwitchCommand command) {
        return command instanceof SwitchCommand.HangUp || command instanceof SwitchCommand.KeepPeer
                || command instanceof SwitchCommand.Reject;
    }

    private static CallInput any(House house, Random random, CallId call) {
        Instant at = house.phones.now();
        List<RecordedLeg> legs = house.phones.legs();
        LegId leg = legs.isEmpty() ? new LegId("nobody") : pick(random, legs).id();
        Cause cause = pick(random, CAUSES);
        MediaOffer offer = random.nextInt(4) == 0
                ? new MediaOffer.Unusable("nonsense")
                : new MediaOffer.Audio(List.of(Codec.PCMU), MediaDirection.SENDRECV);
        List<SwitchCommand> commands = house.phones.commands();
        return switch (random.nextInt(27)) {
            case 0, 1 -> new LegProgressed(call, leg, at, 180, random.nextBoolean());
            case 2, 3 -> new LegAnswered(call, leg, at, Codec.PCMU);
            case 4 -> new LegRejected(call, leg, at, cause);
            case 5 -> new HungUp(call, leg, at, cause, MediaReport.NONE);
            case 6 -> new LegReleased(call, leg, at, MediaReport.NONE);
            case 7 -> new OfferArrived(call, leg, at, offer);
            case 8 -> new OfferSettled(call, leg, at, pick(random, List.of(MediaDirection.values())), Codec.PCMA);
            case 9 -> new ToneEnded(call, leg, at);
            case 10 -> new TimerFired(call, at, pick(random, List.of(
                    "ring-1", "ring-2", "join-1", "join-2", "limit", "host", "host.key", "host.more", "host.recall",
                    "host.say", "host.longest", "told", "dismiss")));
            case 11 -> commands.isEmpty()
                    ? new ToneEnded(call, leg, at)
                    : new CommandFailed(call, at, pick(random, commands), "made to fail", cause);
            case 16 -> new ReplacementArrived(call, new LegId("new-" + random.nextInt(1000)), at,
                    new Origin.Device(House.aor(pick(random, NUMBERS))), leg, random.nextBoolean(), "sip");
            case 17 -> new JoinArrived(call, new LegId("new-" + random.nextInt(1000)), at,
                    new Origin.Device(House.aor(pick(random, NUMBERS))), leg, "sip");
            case 13 -> new PeerWanted(call, leg, at, Ids.newCall(), House.aor(pick(random, NUMBERS)), false);
            case 24 -> new PeerHanded(call, new LegId("new-" + random.nextInt(1000)), at, new PeerHanded.Known(
                    pick(random, NUMBERS), null, "sip", at, false, random.nextBoolean() ? leg : null));
            case 14 -> new PeerKept(call, at, cause, random.nextBoolean() ? null : new DialledNumber("1003"));
            case 15 -> new TransferAsked(call, leg, at, new DialledNumber("1003"),
                    new TransferAsked.Replaced(Ids.newCall(), leg, false));
            case 18, 19, 21 -> new DigitPressed(call, leg, at, pick(random, List.of('1', '2', '5', '8', '*', '#', 'A')), 100);
            case 20 -> new PromptEnded(call, leg, at, pick(random, List.of("greeting", "goodbye", "place", "else")),
                    pick(random, List.of(PromptEnded.Why.values())));
            case 25 -> new CodePressed(call, leg, at, pick(random, List.of("*7", "*3", "*1", "*9")));
            case 26 -> new RecordingEnded(call, at, house.live(call).recording().nameIn(house.live(call)),
                    pick(random, List.of(Recorded.End.values())), random.nextInt(9000));
            case 12 -> new TransferAsked(call, leg, at, new DialledNumber(pick(random, NUMBERS)), null);
            default -> new AppAsked(call, at, request(random, leg));
        };
    }

    private static AppRequest request(Random random, LegId leg) {
        return switch (random.nextInt(11)) {
            case 10 -> new AppRequest.JoinCalls("ann", leg, Ids.newCall(), leg);
            case 7, 8 -> new AppRequest.Invite("ann", leg, new DialledNumber(pick(random, NUMBERS)));
            case 9 -> new AppRequest.TellFeature("ann", pick(random, WORDS));
            case 5 -> new AppRequest.Supervise("ann", leg, pick(random, List.of(MixRole.values())), leg);
            case 0 -> new AppRequest.HoldCall("ann", leg);
            case 1 -> new AppRequest.ResumeCall("ann", leg);
            case 2 -> new AppRequest.Originate("ann", House.aor("1002"), new DialledNumber("1003"), null);
            case 4 -> new AppRequest.RecordCall("ann", pick(random, List.of(AppRequest.Recording.values())));
            case 3 -> new AppRequest.TransferCall("ann", leg, new DialledNumber(pick(random, NUMBERS)));
            default -> new AppRequest.HangUpCall("ann");
        };
    }

    private static <T> T pick(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Inputs that were made up can leave the recorder's idea of a leg behind the call's; it is brought up to date. */
    private static void endWhatTestMadeUp(House house, CallId call) {
        Call live = house.live(call);
        if (live != null) {
            live.legs().stream().filter(leg -> !leg.isCleared()).forEach(
                    leg -> house.phones.feed(new LegReleased(call, leg.id(), house.phones.now(), MediaReport.NONE)));
        }
    }

    private static void delete(Path dir) throws IOException {
        try (var files = Files.walk(dir)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
