package io.carillon.engine;

import io.carillon.call.Stage;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallId;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.Ids;
import io.carillon.contract.LegId;
import io.carillon.contract.Prompt;
import io.carillon.contract.PromptItem;
import io.carillon.contract.RecordedLeg;
import io.carillon.emergency.EmergencyWatch;
import io.carillon.feature.attendant.AutoAttendant;
import io.carillon.feature.broadcast.BroadcastHearing;
import io.carillon.feature.codes.FeatureCodes;
import io.carillon.feature.completion.CompletionCodes;
import io.carillon.feature.conference.ConferenceRooms;
import io.carillon.feature.echo.EchoTest;
import io.carillon.feature.findme.FindMeCodes;
import io.carillon.feature.hiddennumber.HiddenNumberCodes;
import io.carillon.feature.hotdesk.DeskCodes;
import io.carillon.feature.hours.HoursCodes;
import io.carillon.feature.names.NameDialing;
import io.carillon.feature.notice.EmergencyNotice;
import io.carillon.feature.paging.Paging;
import io.carillon.feature.park.Parking;
import io.carillon.feature.pickup.Pickup;
import io.carillon.feature.queue.AgentCodes;
import io.carillon.feature.queue.CallQueues;
import io.carillon.feature.quiethours.QuietCodes;
import io.carillon.feature.screening.ScreeningCodes;
import io.carillon.feature.voicemail.VoicemailDeposit;
import io.carillon.feature.voicemail.VoicemailMailbox;
import io.carillon.feature.wakeup.WakeUpCalls;
import io.carillon.paging.PageZone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The ways of callers through every feature of the house. A feature that has callers for itself has at least one here. */
final class Walks {
    private Walks() {}

    static List<Walk> all() {
        List<Walk> all = new ArrayList<>();
        all.addAll(codes());
        all.addAll(houses());
        all.addAll(voicemail());
        all.addAll(queues());
        all.addAll(others());
        return all;
    }

    /** A code, a tone, and good-bye. */
    private static List<Walk> codes() {
        return List.of(
                new Walk(FeatureCodes.class, "a switch of one's own").dials("*78").hearsTone(),
                new Walk(AgentCodes.class, "logging in").in(Walks::queue).dials("*50600").hearsTone(),
                new Walk(HoursCodes.class, "opening").dials("*27700").hearsTone(),
                new Walk(ScreeningCodes.class, "no anonymous callers").dials("*77").hearsTone(),
                new Walk(FindMeCodes.class, "several telephones").dials("*46").hearsTone(),
                new Walk(QuietCodes.class, "quiet hours").dials("*25").hearsTone(),
                new Walk(HiddenNumberCodes.class, "number hidden").dials("*31").hearsTone(),
                new Walk(CompletionCodes.class, "call completion").dials("*371003").hearsTone(),
                new Walk(EmergencyNotice.class, "a notice").dials(EmergencyWatch.NOTICE).hearsTone(),
                new Walk(Pickup.class, "nothing rings").dials("*8").hearsTone());
    }

    private static List<Walk> houses() {
        return List.of(
                new Walk(AutoAttendant.class, "a menu")
                        .in(house -> house.hosted(Map.of("5000", MenuCallsTest.MENU))).dials("5000")
                        .hears("greeting").waits(7).hears("greeting").presses("0").hears("greeting").presses("3").waits(4)
                        .presses("5").then((house, call) -> house.phones.rings(house.legTo("1002")))
                        .answers("1002").until(Stage.Bridged.class),
                new Walk(ConferenceRooms.class, "a conference of two")
                        .in(house -> house.hosted(Map.of("8000", ConferenceCallsTest.ROOM))).dials("8000")
                        .presses("11#9999#").then((house, call) -> {
                            CallId other = house.call("1003", "8000");
                            house.phones.presses(house.phones.caller(other), "1111#");
                            house.conferences.deliver();
                        })
                        .presses("*1*6*8*2*4").then((house, call) -> house.conferences.deliver()).until(Stage.Hosted.class),
                new Walk(NameDialing.class, "a name").dials("*411")
                        .hears("ask").presses("999#").hears("ask").presses("6263#").hears("offer").presses("2")
                        .then((house, call) -> house.phones.rejects(house.legTo("1003"), Cause.BUSY))
                        .presses("6263#1").answers("1002").until(Stage.Bridged.class),
                new Walk(Paging.class, "a zone").in(house -> house.hosted(Map.of("750",
                                new PageZone(true, "Hall", List.of("1001", "1002", "1003"), false, List.of(), 60))))
                        .dials("750").answers("1002").waits(11).until(Stage.Paging.class),
                new Walk(Paging.class, "a zone with a group").in(house -> house.hosted(Map.of("750", new PageZone(
                                true, "Hall", List.of("1002"), false, List.of(), 60, "239.255.1.1:5004", "PCMU"))))
                        .dials("750").answers("1002").waits(11).until(Stage.Paging.class),
                new Walk(BroadcastHearing.class, "a broadcast").begins(house -> house.call("1001",
                                BroadcastHearing.CODE + house.broadcasts.begin(House.TENANT, new Prompt("broadcast", "en",
                                        List.of(new PromptItem.File("welcome"))), house.phones.now())))
                        .hears("broadcast"),
                new Walk(EchoTest.class, "an echo").dials(EchoTest.CODE).hears("explain").presses("5#").hears("bye"),
                new Walk(DeskCodes.class, "somebody else's telephone").begins(house -> house.call("1003", "*111001"))
                        .hears("ask").presses("99#").presses("4711#").hearsTone(),
                new Walk(DeskCodes.class, "no PIN of his own").begins(house -> house.call("1003", "*111001"))
                        .presses("1#2#3#").hears("bye"),
                new Walk(WakeUpCalls.class, "to be woken").dials("*560830").hears("set"),
                new Walk(WakeUpCalls.class, "being woken").begins(house -> {
                    CallId call = Ids.newCall();
                    house.phones.asks(call, new AppRequest.Originate("wake-up", House.aor("1001"),
                            new DialledNumber(WakeUpCalls.HEARD), CallerIdentity.of("1001")));
                    return call;
                }).answers("1001").presses("51").hears("set"));
    }

    private static List<Walk> voicemail() {
        return List.of(
                new Walk(VoicemailDeposit.class, "a message").in(Walks::mailboxes).dials("*991002")
                        .hears("greeting").presses("5#").hasSpoken().presses("2").hears("review").presses("3")
                        .hears("greeting").presses("#").hasSpoken().presses("1").hears("goodbye"),
                new Walk(VoicemailMailbox.class, "new messages").in(Walks::mailboxes).dials("*97")
                        .presses("1#4711#").presses("1").hears("ask").presses("15").presses("71003#").presses("8")
                        .hears("ask").presses("#").hasSpoken().presses("19").until(Stage.class),
                new Walk(VoicemailMailbox.class, "options").in(Walks::mailboxes).dials("*97")
                        .presses("4711#").presses("01").hears("ask").presses("#").hasSpoken().presses("1").presses("*")
                        .until(Stage.class));
    }

    private static List<Walk> queues() {
        return List.of(
                new Walk(CallQueues.class, "an agent in vain, and again").in(Walks::queue).dials("600")
                        .waits(3).then((house, call) -> house.phones.rings(house.legTo("1002")))
                        .waits(14).waits(8).answers("1002").waits(20).until(Stage.Bridged.class),
                new Walk(CallQueues.class, "place in the queue").in(house -> {
                    queue(house);
                    house.queues.pause(House.aor("1002"), "");
                }).dials("600").waits(31).hears("place").waits(31).until(Stage.Hosted.class),
                new Walk(CallQueues.class, "wants to be called back").in(house -> {
                    house.hosted(Map.of("600", QueueCallbackTest.QUEUE));
                    house.queues.pause(House.aor("1002"), "");
                }).dials("600").waits(3).presses("52").hears("goodbye"),
                new Walk(null, "is called back").in(house -> {
                    house.hosted(Map.of("600", QueueCallbackTest.QUEUE));
                    house.queues.pause(House.aor("1002"), "");
                    CallId first = house.call("1001", "600");
                    house.phones.presses(house.phones.caller(first), "2");
                    house.phones.promptEnds(house.phones.caller(first), "goodbye");
                    house.queues.pause(House.aor("1002"), null);
                    house.phones.confirm();
                }).begins(house -> house.phones.callOf(house.legTo("1002")))
                        .answers("1002").then((house, call) -> house.phones.rings(house.legTo("1001"))).answers("1001")
                        .waits(5).until(Stage.Bridged.class));
    }

    private static List<Walk> others() {
        return List.of(
                new Walk(Parking.class, "parked, called back in vain, taken").begins(house -> {
                    CallId call = house.talking("1001", "1002");
                    house.phones.refers(house.legTo("1002"), "*70");
                    return call;
                }).then((house, call) -> house.phones.promptEnds(house.legTo("1002"), "place"))
                        .waits(121).then((house, call) -> house.phones.rejects(house.legTo("1002"), Cause.BUSY))
                        .waits(5).then((house, call) -> house.call("1003", "701")).waits(5).until(Stage.Bridged.class),
                new Walk(Parking.class, "asks for a place first").dials("*70").hears("place"),
                new Walk(null, "picked up elsewhere").in(house -> house.put(house.pickup, "1003",
                                new io.carillon.pickup.PickupSettings("", true)))
                        .dials("1002").then((house, call) -> house.phones.rings(house.legTo("1002")))
                        .then((house, call) -> house.call("1003", "**1002")).waits(5).until(Stage.Bridged.class),
                new Walk(null, "outside, a key is to be pressed").in(ConfirmationTest::aMobileThatMustConfirm).dials("1002")
                        .then((house, call) -> house.phones.rings(ConfirmationTest.mobileIn(house)))
                        .then((house, call) -> house.phones.answers(ConfirmationTest.mobileIn(house)))
                        .then((house, call) -> house.phones.presses(ConfirmationTest.mobileIn(house), "7"))
                        .then((house, call) -> house.phones.presses(ConfirmationTest.mobileIn(house), "1"))
                        .until(Stage.Bridged.class),
                new Walk(null, "three of them").begins(house -> house.talking("1001", "1002"))
                        .then((house, call) -> house.phones.asks(call, new AppRequest.Invite(
                                "ann", house.phones.caller(call), new DialledNumber("1003"))))
                        .then((house, call) -> house.phones.rings(house.legTo("1003"))).answers("1003").waits(5)
                        .until(Stage.Conferring.class),
                new Walk(null, "put on hold").begins(house -> house.talking("1001", "1002"))
                        .then((house, call) -> house.phones.asks(call,
                                new AppRequest.HoldCall("ann", house.phones.caller(call))))
                        .waits(5).until(Stage.Bridged.class));
    }

    private static void queue(House house) {
        house.hosted(Map.of("600", QueueCallsTest.QUEUE));
    }

    private static void mailboxes(House house) {
        house.put(house.mailboxes, "1001", VoicemailDepositTest.mailbox(""));
        house.put(house.mailboxes, "1002", VoicemailDepositTest.mailbox("1004"));
        house.put(house.mailboxes, "1003", VoicemailDepositTest.mailbox(""));
        house.mailboxesHere.message("m1", "1001", "1002");
        house.mailboxesHere.message("m2", "1001", "1003");
        house.mailboxesHere.pins.put("1001", "4711");
    }

    /** Everybody who is up, in the order in which they came. */
    static List<LegId> up(House house) {
        return house.phones.up().stream().map(RecordedLeg::id).toList();
    }
}
