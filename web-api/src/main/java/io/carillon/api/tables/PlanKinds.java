package io.carillon.api.tables;

import io.carillon.api.conferences.ConferenceBody;
import io.carillon.api.conferences.ConferenceView;
import io.carillon.api.emergency.SiteBody;
import io.carillon.api.emergency.SiteView;
import io.carillon.api.extensions.FindMeView;
import io.carillon.api.groups.RingGroupBody;
import io.carillon.api.groups.RingGroupView;
import io.carillon.api.hours.QuietHoursView;
import io.carillon.api.hours.TimeConditionBody;
import io.carillon.api.hours.TimeConditionView;
import io.carillon.api.menus.MenuBody;
import io.carillon.api.menus.MenuView;
import io.carillon.api.paging.ZoneBody;
import io.carillon.api.paging.ZoneView;
import io.carillon.api.park.PickupView;
import io.carillon.api.phonebook.PhoneBookBody;
import io.carillon.api.phonebook.PhoneBookView;
import io.carillon.api.queues.QueueBody;
import io.carillon.api.queues.QueueItem;
import io.carillon.api.recordings.PolicyBody;
import io.carillon.api.recordings.PolicyView;
import io.carillon.api.screening.ScreeningView;
import io.carillon.api.speeddials.SpeedDialView;
import io.carillon.api.trunks.DidBody;
import io.carillon.api.trunks.DidView;
import io.carillon.api.trunks.OutsideView;
import io.carillon.api.trunks.RouteBody;
import io.carillon.api.trunks.RouteView;
import io.carillon.api.trunks.TrunkBody;
import io.carillon.api.trunks.TrunkForm;
import io.carillon.api.trunks.TrunkView;
import io.carillon.api.voicemail.ListBody;
import io.carillon.api.voicemail.ListView;
import io.carillon.api.voicemail.MailboxView;
import io.carillon.conference.Conference;
import io.carillon.findme.FindMe;
import io.carillon.group.RingGroupSettings;
import io.carillon.hours.QuietHours;
import io.carillon.hours.TimeCondition;
import io.carillon.mailbox.Mailbox;
import io.carillon.mailbox.MailingList;
import io.carillon.menu.Menu;
import io.carillon.paging.PageZone;
import io.carillon.phonebook.PhoneBookEntry;
import io.carillon.pickup.PickupSettings;
import io.carillon.queue.CallQueue;
import io.carillon.screening.Screening;
import io.carillon.speeddial.SpeedDials;
import io.carillon.trunk.LineSettings;
import io.carillon.trunk.NumberSettings;
import io.carillon.trunk.RecordingPolicy;
import io.carillon.trunk.RouteSettings;
import io.carillon.trunk.SiteSettings;
import io.carillon.trunk.Stored;
import io.carillon.trunk.TrunkSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The tables of all that is found by a name: body, view and the way between them, as the resources have them. */
final class PlanKinds {
    private static final String NUMBER = "number";
    private static final String NAME = "name";
    private static final String EXTENSION = "extension";

    private final PlanKind.Desk desk;
    private final List<TableKind> kinds = new ArrayList<>();

    private PlanKinds(PlanKind.Desk desk) {
        this.desk = desk;
    }

    /** All of them, what is named by others before what names it. */
    static List<TableKind> of(PlanKind.Desk desk) {
        PlanKinds made = new PlanKinds(desk);
        made.outside();
        made.inside();
        made.ofExtensions();
        return List.copyOf(made.kinds);
    }

    private void outside() {
        add("sites", NAME, SiteSettings.class, SiteBody.class, ways(SiteBody::settings, SiteView::of, SiteView.class));
        add("trunks", NAME, TrunkSettings.class, TrunkBody.class, new PlanKind.Ways<>(
                (thing, body, before) -> new TrunkForm(desk.plan(), thing.tenant(), thing.name()).settings(body, before),
                stored -> TrunkView.of(stored, null), TrunkView.class));
        add("routes", NAME, RouteSettings.class, RouteBody.class,
                ways(RouteBody::settings, RouteView::of, RouteView.class));
    }

    private void inside() {
        add("ring-groups", NUMBER, RingGroupSettings.class, RingGroupBody.class,
                ways(RingGroupBody::settings, RingGroupView::of, RingGroupView.class));
        PlanKind<?, ?> queues = add("queues", NUMBER, CallQueue.class, QueueBody.class,
                ways(QueueBody::settings, QueueItem::of, QueueItem.class));
        kinds.add(new PartKind("queue-members", queues, new PartKind.Place("queue", "members", NUMBER)));
        add("conferences", NUMBER, Conference.class, ConferenceBody.class, new PlanKind.Ways<>(
                (thing, body, before) -> body.settings(before), ConferenceView::of, ConferenceView.class));
        add("menus", NUMBER, Menu.class, MenuBody.class, ways(MenuBody::menu, MenuView::of, MenuView.class));
        add("paging", NUMBER, PageZone.class, ZoneBody.class, ways(ZoneBody::settings, ZoneView::of, ZoneView.class));
        add("voicemail-lists", NUMBER, MailingList.class, ListBody.class,
                ways(ListBody::list, ListView::of, ListView.class));
        add("time-conditions", NUMBER, TimeCondition.class, TimeConditionBody.class,
                ways(TimeConditionBody::settings, TimeConditionView::of, TimeConditionView.class));
        add("dids", NUMBER, NumberSettings.class, DidBody.class, ways(DidBody::settings, DidView::of, DidView.class));
        add("recording-policies", NAME, RecordingPolicy.class, PolicyBody.class,
                ways(PolicyBody::settings, PolicyView::of, PolicyView.class));
        add("phonebook", NAME, PhoneBookEntry.class, PhoneBookBody.class,
                ways(PhoneBookBody::settings, PhoneBookView::of, PhoneBookView.class));
    }

    private void ofExtensions() {
        add("outside", EXTENSION, LineSettings.class, OutsideView.class,
                own(OutsideView::settings, OutsideView::of, OutsideView.class));
        add("mailboxes", EXTENSION, Mailbox.class, MailboxView.class,
                own(MailboxView::settings, MailboxView::of, MailboxView.class));
        add("find-me", EXTENSION, FindMe.class, FindMeView.class,
                own(FindMeView::settings, FindMeView::of, FindMeView.class));
        add("quiet-hours", EXTENSION, QuietHours.class, QuietHoursView.class,
                own(QuietHoursView::settings, QuietHoursView::of, QuietHoursView.class));
        add("pickup", EXTENSION, PickupSettings.class, PickupView.class,
                own(PickupView::settings, PickupView::of, PickupView.class));
        kinds.add(new PartKind("speed-dials", kind("speed-dials", EXTENSION, SpeedDials.class, SpeedDialView.class,
                own(SpeedDialView::settings, SpeedDialView::of, SpeedDialView.class)),
                new PartKind.Place(EXTENSION, "items", "code")));
        kinds.add(new PartKind("blocked-numbers", kind("blocked-numbers", EXTENSION, Screening.class, ScreeningView.class,
                own(ScreeningView::settings, ScreeningView::of, ScreeningView.class)),
                new PartKind.Place(EXTENSION, "blocked", "pattern")));
    }

    private <S extends Record, B extends Record> PlanKind<S, B> add(
            String name, String key, Class<S> type, Class<B> body, PlanKind.Ways<S, B> ways) {
        PlanKind<S, B> kind = kind(name, key, type, body, ways);
        kinds.add(kind);
        return kind;
    }

    private <S extends Record, B extends Record> PlanKind<S, B> kind(
            String name, String key, Class<S> type, Class<B> body, PlanKind.Ways<S, B> ways) {
        return new PlanKind<>(desk, new PlanKind.Named(name, key), type, body, ways);
    }

    private static <S extends Record, B extends Record> PlanKind.Ways<S, B> ways(
            Function<B, S> settings, Function<Stored<S>, ? extends Record> view, Class<? extends Record> shown) {
        return new PlanKind.Ways<>((thing, sent, before) -> settings.apply(sent), view, shown);
    }

    /** Of settings that are taken and shown in one form. */
    private static <S extends Record, V extends Record> PlanKind.Ways<S, V> own(
            Function<V, S> settings, Function<S, V> view, Class<V> shown) {
        return ways(settings, stored -> view.apply(stored.settings()), shown);
    }
}
