package io.carillon.trunk.store;

import static java.util.Map.entry;

import io.carillon.company.CompanySettings;
import io.carillon.conference.Conference;
import io.carillon.contract.Tenant;
import io.carillon.dialplan.HostedNumber;
import io.carillon.directory.Conflict;
import io.carillon.directory.NotFound;
import io.carillon.directory.StaleVersion;
import io.carillon.directory.store.Check;
import io.carillon.findme.FindMe;
import io.carillon.group.RingGroupSettings;
import io.carillon.hotdesk.DeskLogin;
import io.carillon.hours.QuietHours;
import io.carillon.hours.TimeCondition;
import io.carillon.mailbox.Mailbox;
import io.carillon.mailbox.MailingList;
import io.carillon.menu.Menu;
import io.carillon.paging.PageZone;
import io.carillon.park.ParkSettings;
import io.carillon.pickup.PickupSettings;
import io.carillon.queue.CallQueue;
import io.carillon.phonebook.PhoneBookEntry;
import io.carillon.screening.Screening;
import io.carillon.speeddial.SpeedDials;
import io.carillon.toggle.FeatureToggle;
import io.carillon.trunk.EmergencySettings;
import io.carillon.trunk.LineSettings;
import io.carillon.trunk.NumberSettings;
import io.carillon.trunk.RecordingPolicy;
import io.carillon.trunk.RouteSettings;
import io.carillon.trunk.SiteSettings;
import io.carillon.trunk.Stored;
import io.carillon.trunk.TrunkSettings;
import io.carillon.wakeup.WakeUp;
import io.carillon.webhook.Webhook;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Trunks, routes, outside numbers, ring groups, time conditions, screening, menus and what extensions may do, in the database;
 * the class of the settings says which. Every method is one transaction, its audit row included.
 */
@Stateless
public class OutsideStore {
    private static final Map<Class<?>, NamedRows<?, ?>> KINDS = Map.ofEntries(
            entry(Conference.class, new NamedRows<>(ConferenceRow.class, ConferenceRow::new, "conference", "title")),
            entry(CallQueue.class, new NamedRows<>(CallQueueRow.class, CallQueueRow::new, "queue", "title", "members")),
            entry(Menu.class, new NamedRows<>(MenuRow.class, MenuRow::new, "menu", "title")),
            entry(TrunkSettings.class, new NamedRows<>(TrunkRow.class, TrunkRow::new, "trunk", "host", "username")),
            entry(RouteSettings.class, new NamedRows<>(RouteRow.class, RouteRow::new, "route", "pattern", "trunks")),
            entry(NumberSettings.class, new NamedRows<>(NumberRow.class, NumberRow::new, "number", "extension", "trunks")),
            entry(SiteSettings.class, new NamedRows<>(SiteRow.class, SiteRow::new, "site", "city", "street", "building", "room")),
            entry(EmergencySettings.class, new NamedRows<>(EmergencyRow.class, EmergencyRow::new, "emergency")),
            entry(RingGroupSettings.class,
                    new NamedRows<>(RingGroupRow.class, RingGroupRow::new, "ring-group", "label", "members")),
            entry(TimeCondition.class, new NamedRows<>(TimeConditionRow.class, TimeConditionRow::new, "time-condition", "label")),
            entry(Screening.class, new NamedRows<>(ScreeningRow.class, ScreeningRow::new, "screening")),
            entry(FindMe.class, new NamedRows<>(FindMeRow.class, FindMeRow::new, "find-me")),
            entry(RecordingPolicy.class,
                    new NamedRows<>(RecordingPolicyRow.class, RecordingPolicyRow::new, "recording-policy", "subject")),
            entry(SpeedDials.class, new NamedRows<>(SpeedDialRow.class, SpeedDialRow::new, "speed-dial")),
            entry(Mailbox.class, new NamedRows<>(MailboxRow.class, MailboxRow::new, "mailbox")),
            entry(MailingList.class,
                    new NamedRows<>(MailingListRow.class, MailingListRow::new, "voicemail-list", "title", "members")),
            entry(QuietHours.class, new NamedRows<>(QuietHoursRow.class, QuietHoursRow::new, "quiet-hours")),
            entry(PickupSettings.class, new NamedRows<>(PickupRow.class, PickupRow::new, "pickup")),
            entry(PageZone.class, new NamedRows<>(PageZoneRow.class, PageZoneRow::new, "page-zone", "title", "members")),
            entry(ParkSettings.class, new NamedRows<>(ParkRow.class, ParkRow::new, "park")),
            entry(DeskLogin.class, new NamedRows<>(DeskLoginRow.class, DeskLoginRow::new, "desk-login")),
            entry(FeatureToggle.class, new NamedRows<>(FeatureToggleRow.class, FeatureToggleRow::new, "feature")),
            entry(WakeUp.class, new NamedRows<>(WakeUpRow.class, WakeUpRow::new, "wake-up")),
            entry(PhoneBookEntry.class,
                    new NamedRows<>(PhoneBookRow.class, PhoneBookRow::new, "phone-book", "displayName", "company", "numbers")),
            entry(CompanySettings.class, new NamedRows<>(CompanyRow.class, CompanyRow::new, "company-directory")),
            entry(Webhook.class, new NamedRows<>(WebhookRow.class, WebhookRow::new, "webhook", "url")),
            entry(LineSettings.class, new NamedRows<>(LineRow.class, LineRow::new, "line")));

    /** Kinds whose name is a number of the house, beside those that lead to a feature. */
    private static final Set<Class<?>> NUMBERED = Set.of(RingGroupSettings.class, TimeCondition.class);

    @PersistenceContext(unitName = "carillon")
    private EntityManager rows;

    /** For the server. */
    public OutsideStore() {}

    /** Of a test. */
    public OutsideStore(EntityManager rows) {
        this.rows = rows;
    }

    /** The kind of rows that holds settings of this class: the table above pairs each class with its own kind. */
    @SuppressWarnings("unchecked")
    private static <T extends Record> NamedRows<T, ?> kind(Class<T> settings) {
        NamedRows<?, ?> kind = KINDS.get(settings);
        if (kind == null) {
            throw new IllegalArgumentException("no table holds " + settings);
        }
        return (NamedRows<T, ?>) kind;
    }

    @SuppressWarnings("unchecked")
    private static <T extends Record> Class<T> classOf(T settings) {
        return (Class<T>) settings.getClass();
    }

    /** All of a kind, of all tenants. */
    public <T extends Record> List<Stored<T>> all(Class<T> settings) {
        return kind(settings).all(rows);
    }

    /** All that leads to a feature which has its callers for itself, of all tenants. */
    public List<Stored<? extends HostedNumber>> hosted() {
        List<Stored<? extends HostedNumber>> found = new ArrayList<>();
        KINDS.forEach((kind, of) -> {
            if (HostedNumber.class.isAssignableFrom(kind)) {
                of.all(rows).forEach(one -> found.add(hosted(one)));
            }
        });
        return found;
    }

    private static <T> Stored<HostedNumber> hosted(Stored<T> one) {
        return new Stored<>(
                one.tenant(), one.name(), (HostedNumber) one.settings(), one.createdAt(), one.changedAt(), one.version());
    }

    /** What the number belongs to that is no extension. */
    public Optional<Class<?>> kindOfNumber(Tenant tenant, String number) {
        return KINDS.keySet().stream()
                .filter(kind -> HostedNumber.class.isAssignableFrom(kind) || NUMBERED.contains(kind))
                .filter(kind -> KINDS.get(kind).row(rows, tenant, number).isPresent())
                .findFirst();
    }

    /** Some of a kind behind a name, in order of name. */
    public <T extends Record> List<Stored<T>> page(Class<T> settings, Tenant tenant, String afterName, int limit) {
        return kind(settings).page(rows, tenant, afterName, limit);
    }

    /** Some of a kind behind a name that have a text in them, in order of name. */
    public <T extends Record> List<Stored<T>> found(
            Class<T> settings, Tenant tenant, String text, String afterName, int limit) {
        return kind(settings).found(rows, tenant, text, afterName, limit);
    }

    /** One of a kind. */
    public <T extends Record> Optional<Stored<T>> find(Class<T> settings, Tenant tenant, String name) {
        return kind(settings).row(rows, tenant, name).map(NamedRow::toRecord);
    }

    /** @throws Conflict when the name is taken */
    public <T extends Record> Stored<T> insert(Tenant tenant, String name, T settings, String who) {
        return kind(classOf(settings)).insert(rows, new Stored<>(tenant, name, settings, null, null, 0), who);
    }

    /** @throws NotFound and StaleVersion */
    public <T extends Record> Stored<T> update(Tenant tenant, String name, T settings, Check check) {
        return kind(classOf(settings)).update(rows, new Stored<>(tenant, name, settings, null, null, 0), check);
    }

    /** @throws NotFound and StaleVersion */
    public <T extends Record> void delete(Class<T> settings, Tenant tenant, String name, Check check) {
        kind(settings).delete(rows, tenant, name, check);
    }

    /** Writes what was changed so far and forgets it: a long transaction must not look through all of it again and again. */
    public void settle() {
        rows.flush();
        rows.clear();
    }

    /** All kinds, by what people call them. */
    public Map<String, Class<? extends Record>> kinds() {
        Map<String, Class<? extends Record>> kinds = new TreeMap<>();
        KINDS.forEach((type, kind) -> kinds.put(kind.kind(), type.asSubclass(Record.class)));
        return kinds;
    }

    /** What people call a kind. */
    public String kindOf(Class<? extends Record> type) {
        return kind(type).kind();
    }

    /** The class of settings of a kind. */
    public Optional<Class<? extends Record>> typeOf(String kind) {
        return Optional.ofNullable(kinds().get(kind));
    }
}
