package io.carillon.house;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A feature that no call reaches is none: each has a scenario that begins with a real call and notices when it is gone.
 * Who makes a feature writes its scenario down here.
 */
class ReachabilityRulesTest {
    private static final Pattern FEATURE = Pattern.compile(
            "public class (\\w+) (?:implements (?:RoutingFeature|HostingFeature)|extends OwnSwitchCodes)\\b");
    private static final Path SCENARIOS = Path.of("src/test/java/io/carillon/scenario");

    private static final Map<String, String> REACHED_BY = Map.ofEntries(
            entry("Admission", "LimitsTest.anExtensionWithTooManyCallsIsToldWhichLimitItWas"),
            entry("AgentCodes", "QueueTest.aCallerHearsMusicAnAgentLogsInIsRungAndTheyTalkAndTheRecordSaysSo"),
            entry("AutoAttendant", "MenuTest.theCallerHearsTheGreetingPressesAKeyAndTalks"),
            entry("BroadcastHearing", "PagingTest.whatASupervisorHasSaidIsHeardByThoseWhoAreBusyToo"),
            entry("CallForwardingAll", "FeatureTest.forwardAllByStarCodeReachesTheOtherPhone"),
            entry("CallForwardingBusy", "FeatureTest.busyPhoneForwards"),
            entry("CallForwardingNoAnswer", "FeatureTest.unansweredPhoneForwardsAfterItsTime"),
            entry("CallForwardingUnreachable", "FeatureTest.anUnreachablePhoneForwardsByStarCode"),
            entry("CallQueues", "QueueTest.aCallerHearsMusicAnAgentLogsInIsRungAndTheyTalkAndTheRecordSaysSo"),
            entry("CallScreening", "ScreeningTest.blockedNumbersAreTurnedAwayByTheHouseAndByAnExtension"),
            entry("CallWaiting", "FeatureTest.withoutCallWaitingASecondCallerHearsBusy"),
            entry("CallerIdentityFromDirectory", "BasicCallTest.twoPhonesTalkAndTheErpReceivesTheRecord"),
            entry("CallerNames", "PhoneBookTest.aKnownNumberThatCallsFromOutsideHasAName"),
            entry("CarrierRouting", "TrunkTest.aCallLeavesByATrunkThatAsksWhoWeAre"),
            entry("CompletionCodes", "CalledBackTest.whoFoundSomebodyBusyIsCalledWhenHeIsFree"),
            entry("ConferenceRooms", "ConferenceTest.threeHearEachOtherAndTheHouseLeadsThem"),
            entry("DeskCodes", "DeskSharingTest.whoHasLoggedInCallsAndIsCalledThereUntilHeLeaves"),
            entry("DidRouting", "TrunkTest.aNumberOfOursThatIsCalledOnATrunkRings"),
            entry("DoNotDisturb", "FeatureTest.doNotDisturbIsBusyToCallers"),
            entry("DropRouting", "AnswererTest.aMessageIsLeftAfterTheBeepAndWhoCalledIsFreeAtOnce"),
            entry("EchoTest", "EchoScenarioTest.theCallerHearsAnExplanationAndThenHimselfSoonAndAsLoudAsHeSpoke"),
            entry("EmergencyCalls",
                    "EmergencyTest.helpIsReachedOverTheSecondTrunkWithPlaceAndCallbackAndEverybodyKnows"),
            entry("EmergencyNotice",
                    "EmergencyTest.helpIsReachedOverTheSecondTrunkWithPlaceAndCallbackAndEverybodyKnows"),
            entry("ExtensionRouting", "BasicCallTest.calleeHangsUp"),
            entry("FeatureCodes", "FeatureTest.starCodesSwitchDoNotDisturbWithAToneToHear"),
            entry("FindMeCodes", "FindMeTest.deskAndMobileRingAndTheMobileAnswers"),
            entry("FindMeRouting", "FindMeTest.deskAndMobileRingAndTheMobileAnswers"),
            entry("HiddenNumber", "ShortCodesTest.theOwnNumberIsHiddenOnceOrAlways"),
            entry("HiddenNumberCodes", "ShortCodesTest.theOwnNumberIsHiddenOnceOrAlways"),
            entry("HoursCodes", "TimeConditionTest.openAndClosedByHandFromTheKeypadAndTheApi"),
            entry("Intercom", "CallerWishesTest.theIntercomAsksThePhoneToAnswerByItself"),
            entry("LastCallReturn", "ShortCodesTest.whoCalledLastIsCalledBack"),
            entry("MessageDrop", "AnswererTest.aMessageIsLeftAfterTheBeepAndWhoCalledIsFreeAtOnce"),
            entry("NameDialing", "CalledBackTest.aCallerSpellsANameAndIsConnected"),
            entry("NameRouting", "CalledBackTest.aCallerSpellsANameAndIsConnected"),
            entry("Paging", "PagingTest.membersHearWhoSpeaksAndAreNotHeardAndWhoIsBusyIsLeftAlone"),
            entry("ParkRouting", "PickupParkTest.whoIsParkedHearsMusicAndIsTakenByWhoDialsThePlace"),
            entry("Parking", "PickupParkTest.whoIsParkedHearsMusicAndIsTakenByWhoDialsThePlace"),
            entry("Pickup", "PickupParkTest.whoIsInTheGroupAnswersForAColleague"),
            entry("Quiet", "TimeConditionTest.atQuietHoursCallersHearBusyUntilTheyAreSuspended"),
            entry("QuietCodes", "TimeConditionTest.atQuietHoursCallersHearBusyUntilTheyAreSuspended"),
            entry("RingGroups", "RingGroupTest.allRingAndTheOthersAreLetGoWhenOneAnswers"),
            entry("ScreeningCodes", "ScreeningTest.whoDoesNotSayWhoItIsIsTurnedAwayByKeypadAndRingsAgain"),
            entry("SpeedDialing", "ShortCodesTest.aShortCodeDialsItsNumber"),
            entry("ThisTime", "ShortCodesTest.theOwnNumberIsHiddenOnceOrAlways"),
            entry("TimeConditions", "TimeConditionTest.onAHolidayACallFromOutsideGoesWhereItGoesWhenClosed"),
            entry("VoicemailDeposit", "VoicemailTest.whoIsNotAnsweredLeavesAMessageThatIsHeardMailedAndSignalled"),
            entry("VoicemailDirect", "VoicemailTest.aGreetingOfOnesOwnAReviewAndAPin"),
            entry("VoicemailMailbox", "VoicemailTest.aGreetingOfOnesOwnAReviewAndAPin"),
            entry("VoicemailOverflow", "VoicemailTest.whoIsNotAnsweredLeavesAMessageThatIsHeardMailedAndSignalled"),
            entry("WakeUpCalls", "CalledBackTest.whoIsToBeWokenIsCalledHearsSoAndSleepsOn"));

    @Test
    void everyFeatureHasAScenario() throws IOException {
        Set<String> features = new TreeSet<>();
        for (Path file : Sources.javaFiles()) {
            if (file.toString().contains("src/main/java/io/carillon/")) {
                Matcher feature = FEATURE.matcher(Files.readString(file, StandardCharsets.UTF_8));
                while (feature.find()) {
                    features.add(feature.group(1));
                }
            }
        }
        assertThat(REACHED_BY.keySet()).isEqualTo(features);
    }

    @Test
    void everyScenarioThatIsNamedIsThere() throws IOException {
        List<String> missing = new ArrayList<>();
        for (String scenario : REACHED_BY.values()) {
            String[] name = scenario.split("\\.");
            Path file = SCENARIOS.resolve(name[0] + ".java");
            String text = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
            if (!text.contains("void " + name[1] + "(")) {
                missing.add(scenario);
            }
        }
        assertThat(missing).isEmpty();
    }
}
