package io.carillon.engine;

import io.carillon.contract.Tenant;
import io.carillon.dialplan.CallScreen;
import io.carillon.feature.FeatureSwitch;
import io.carillon.feature.HostingFeature;
import io.carillon.feature.RoutingFeature;
import io.carillon.feature.admission.Admission;
import io.carillon.feature.attendant.AutoAttendant;
import io.carillon.feature.broadcast.BroadcastHearing;
import io.carillon.feature.callback.LastCallReturn;
import io.carillon.feature.callwaiting.CallWaiting;
import io.carillon.feature.codes.FeatureCodes;
import io.carillon.feature.completion.CompletionCodes;
import io.carillon.feature.did.DidRouting;
import io.carillon.feature.dnd.DoNotDisturb;
import io.carillon.feature.echo.EchoTest;
import io.carillon.feature.emergency.EmergencyCalls;
import io.carillon.feature.extension.ExtensionRouting;
import io.carillon.feature.findme.FindMeCodes;
import io.carillon.feature.findme.FindMeRouting;
import io.carillon.feature.forwardall.CallForwardingAll;
import io.carillon.feature.forwardbusy.CallForwardingBusy;
import io.carillon.feature.forwardnoanswer.CallForwardingNoAnswer;
import io.carillon.feature.forwardunreachable.CallForwardingUnreachable;
import io.carillon.feature.group.RingGroups;
import io.carillon.feature.hiddennumber.HiddenNumber;
import io.carillon.feature.hiddennumber.HiddenNumberCodes;
import io.carillon.feature.hiddennumber.ThisTime;
import io.carillon.feature.hotdesk.DeskCodes;
import io.carillon.feature.hours.HoursCodes;
import io.carillon.feature.hours.TimeConditions;
import io.carillon.feature.identity.CallerIdentityFromDirectory;
import io.carillon.feature.names.NameDialing;
import io.carillon.feature.names.NameRouting;
import io.carillon.feature.notice.EmergencyNotice;
import io.carillon.feature.paging.Paging;
import io.carillon.feature.park.ParkRouting;
import io.carillon.feature.park.Parking;
import io.carillon.feature.pickup.Pickup;
import io.carillon.feature.queue.AgentCodes;
import io.carillon.feature.queue.CallQueues;
import io.carillon.feature.quiethours.Quiet;
import io.carillon.feature.quiethours.QuietCodes;
import io.carillon.feature.screening.CallScreening;
import io.carillon.feature.screening.ScreeningCodes;
import io.carillon.feature.speeddial.SpeedDialing;
import io.carillon.feature.trunk.CarrierRouting;
import io.carillon.feature.voicemail.VoicemailDeposit;
import io.carillon.feature.voicemail.VoicemailDirect;
import io.carillon.feature.voicemail.VoicemailMailbox;
import io.carillon.feature.voicemail.VoicemailOverflow;
import io.carillon.feature.wakeup.WakeUpCalls;
import io.carillon.hotdesk.DeskLogin;
import io.carillon.park.ParkedCalls;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The features of a {@link House}: the real ones, with the house as their store.
 *
 * @param house whose
 * @param features which are on
 */
record HouseFeatures(House house, FeatureSwitch features) {
    List<RoutingFeature> routing() {
        return List.of(
                new Admission(features, house.allowances::get, house.queues.customers, System::nanoTime),
                new CallerIdentityFromDirectory(),
                new DoNotDisturb(),
                new CallForwardingAll(),
                new ExtensionRouting(),
                new CallForwardingBusy(),
                new CallForwardingNoAnswer(),
                new DidRouting(),
                new EmergencyCalls(this::isUp, (who, source) -> house.caller),
                new CarrierRouting(this::isUp, bound -> 0, System::nanoTime),
                new RingGroups(house.tally),
                new TimeConditions(),
                new CallScreening(),
                new CallForwardingUnreachable(),
                new CallWaiting(),
                new FindMeRouting(),
                new SpeedDialing(),
                new LastCallReturn(house.lastCallers),
                new ThisTime(),
                new HiddenNumber(),
                new Quiet(),
                new ParkRouting(),
                new NameRouting(),
                new VoicemailDirect(),
                new VoicemailOverflow());
    }

    private boolean isUp(String trunk) {
        return !house.trunksDown.contains(trunk);
    }

    List<HostingFeature> hosting() {
        return List.of(
                new FeatureCodes(house),
                new AutoAttendant(house.programs),
                house.conferences.feature(),
                new VoicemailDeposit(house.mailboxesHere),
                new VoicemailMailbox(house.mailboxesHere),
                new CallQueues(house.queues.floor, house.queues::wants),
                new AgentCodes(house.queues),
                new HoursCodes(house.new ConditionsHere()),
                new ScreeningCodes((tenant, extension, refused) ->
                        house.screen(extension, new CallScreen(refused, List.of()))),
                new FindMeCodes((tenant, extension, on) ->
                        house.findMe(extension, house.findMe.get(extension).with(on))),
                new HiddenNumberCodes((tenant, extension, on) -> { }),
                new QuietCodes((tenant, extension, on) ->
                        house.put(house.quiet, extension, house.quiet.get(extension).with(on))),
                new Pickup(house.registry),
                new Paging(house.registry),
                new BroadcastHearing(house.broadcasts),
                new CompletionCodes(house.completions),
                new EmergencyNotice(),
                new EchoTest(FeatureSwitch.DEFAULTS),
                new NameDialing(),
                new DeskCodes(new Desks(house)),
                new WakeUpCalls(this::wakeUp, ZoneOffset.UTC),
                new Parking(new ParkedCalls(house.registry)));
    }

    private void wakeUp(Tenant tenant, String extension, Instant at) {
        if (!house.databaseUp) {
            throw new IllegalStateException("no database");
        }
        house.wakeUps.put(extension, at);
    }

    /** PIN 4711 opens every mailbox but that of 1004, which has none. */
    private record Desks(House house) implements DeskCodes.Store {
        @Override
        public DeskCodes.Entry enter(Tenant tenant, String user, String pin, Instant now) {
            if (user.equals("1004")) {
                return DeskCodes.Entry.UNSET;
            }
            return pin.equals("4711") ? DeskCodes.Entry.OPEN : DeskCodes.Entry.WRONG;
        }

        @Override
        public void login(Tenant tenant, String telephone, String user) {
            house.put(house.desks, telephone, new DeskLogin(user));
        }

        @Override
        public boolean logout(Tenant tenant, String telephone) {
            boolean there = house.desks.remove(telephone) != null;
            house.groups();
            return there;
        }
    }
}
