package io.carillon.engine;

import io.carillon.allowance.Allowance;
import io.carillon.call.Call;
import io.carillon.call.CallLimits;
import io.carillon.call.CdrDraft;
import io.carillon.call.Identities;
import io.carillon.cdr.CallRecord;
import io.carillon.cdr.RecordDoor;
import io.carillon.completion.Completions;
import io.carillon.contract.Aor;
import io.carillon.contract.CallId;
import io.carillon.contract.CallInput;
import io.carillon.contract.LegId;
import io.carillon.contract.RegisterAsked;
import io.carillon.contract.RegisterReply;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTarget;
import io.carillon.contract.SipTransport;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.SwitchListener;
import io.carillon.contract.SwitchRecorder;
import io.carillon.contract.Tenant;
import io.carillon.dialplan.CallScreen;
import io.carillon.dialplan.ConsentPlan;
import io.carillon.dialplan.DialplanCompiler;
import io.carillon.dialplan.HostedNumber;
import io.carillon.dialplan.InsideNumbers;
import io.carillon.dialplan.NumberPlan;
import io.carillon.dialplan.RingGroup;
import io.carillon.directory.CallForwarding;
import io.carillon.directory.DirectorySnapshot;
import io.carillon.directory.Extension;
import io.carillon.directory.Subscriber;
import io.carillon.event.CallEvent;
import io.carillon.feature.CallRouter;
import io.carillon.feature.FeatureCatalog;
import io.carillon.feature.FeatureSwitch;
import io.carillon.feature.HostingFeature;
import io.carillon.feature.hours.HoursCodes;
import io.carillon.feature.codes.FeatureCodes;
import io.carillon.feature.emergency.Desks;
import io.carillon.feature.RoutingFeature;
import io.carillon.findme.FindMe;
import io.carillon.group.GroupTally;
import io.carillon.hotdesk.DeskLogin;
import io.carillon.hours.QuietHours;
import io.carillon.hours.Standing;
import io.carillon.hours.TimeCondition;
import io.carillon.lastcall.LastCallers;
import io.carillon.mailbox.Mailbox;
import io.carillon.paging.Broadcasts;
import io.carillon.park.ParkSettings;
import io.carillon.pickup.PickupSettings;
import io.carillon.speeddial.SpeedDials;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The whole engine with its real features and its real journal, in a room without server, sockets or database:
 * extensions are added by number, telephones by contact, and everybody's doings go through a {@link SwitchRecorder}.
 */
final class House implements SwitchListener, FeatureCodes.Store, AutoCloseable {
    static final Tenant TENANT = Tenant.DEFAULT;
    /** Who may come into the conversations of others. */
    static final String SUPERVISOR = "1004";

    final Map<String, Subscriber> extensions = new LinkedHashMap<>();
    final Map<String, List<SipTarget>> telephones = new HashMap<>();
    final List<CallRecord> records = new ArrayList<>();
    /** Why calls became dead letters; what is certain of them is among the records. */
    final List<String> letters = new ArrayList<>();
    /** Calls whose record cannot be written. */
    final Set<CallId> unwritable = new HashSet<>();
    final List<CallEvent> events = new ArrayList<>();
    final List<Runnable> commits = new ArrayList<>();
    final SwitchRecorder phones = new SwitchRecorder(this);
    final CallJournal journal;
    final CallRegistry registry;
    final RecordDesk desk;
    final CallEngine engine;
    final FeatureCatalog catalog;
    final SnapshotHolder dialplan;
    final CallRouter router;
    boolean databaseUp = true;
    boolean recorderHasRoom = true;
    private DirectorySnapshot directory = DirectorySnapshot.EMPTY;
    NumberPlan outside = NumberPlan.EMPTY;
    private RingGroup[] groups = {};
    private Map<String, HostedNumber> hosted = Map.of();
    final Map<Aor, Allowance> allowances = new HashMap<>();
    final Set<String> trunksDown = new HashSet<>();
    Identities identities = Identities.NONE;
    final Map<String, TimeCondition> conditions = new HashMap<>();
    final Map<String, CallScreen> screens = new HashMap<>();
    final Map<String, FindMe> findMe = new HashMap<>();
    final Map<String, SpeedDials> speedDials = new HashMap<>();
    final Map<String, QuietHours> quiet = new HashMap<>();
    final Map<String, PickupSettings> pickup = new HashMap<>();
    final Map<String, ParkSettings> park = new HashMap<>();
    final Map<String, Mailbox> mailboxes = new HashMap<>();
    final MailboxesHere mailboxesHere = new MailboxesHere();
    final Map<String, Instant> wakeUps = new HashMap<>();
    final Map<String, DeskLogin> desks = new HashMap<>();
    final WishesHere wishes = new WishesHere(this);
    final Completions completions = new Completions(wishes);
    final Broadcasts broadcasts = new Broadcasts();
    final LastCallers lastCallers = new LastCallers();
    final GroupTally tally = new GroupTally(bound -> bound - 1);
    final ConferenceSet conferences = new ConferenceSet(this);
    Desks.Desk caller = Desks.Desk.UNKNOWN;
    final HouseQueues queues = new HouseQueues(this);
    final ProgramsHere programs = new ProgramsHere();

    House(Path dir) {
        this(dir, FeatureSwitch.DEFAULTS, List.of(), List.of());
    }

    House(Path dir, FeatureSwitch features, List<RoutingFeature> more) {
        this(dir, features, more, List.of());
    }

    House(Path dir, FeatureSwitch features, List<RoutingFeature> more, List<HostingFeature> hosts) {
        this(dir, features, more, hosts, ConsentPlan.NONE);
    }

    /** A house with features of the test's own, which tells people that they are recorded. */
    House(Path dir, FeatureSwitch features, List<RoutingFeature> more, List<HostingFeature> hosts, ConsentPlan consent) {
        try {
            journal = CallJournal.open(dir, 1 << 18, 8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        registry = new CallRegistry(journal);
        desk = new RecordDesk(journal, this::draft, new RecordDoor() {
            @Override
            public boolean record(CallRecord record, Runnable onSafe) {
                return House.this.record(record, onSafe);
            }

            @Override
            public boolean refuse(CallRecord record, String reason, Runnable onSafe) {
                return letters.add(reason) && House.this.record(record, onSafe);
            }
        });
        HouseFeatures all = new HouseFeatures(this, features);
        catalog = new FeatureCatalog(
                java.util.stream.Stream.concat(all.routing().stream(), more.stream()).toList(),
                java.util.stream.Stream.concat(all.hosting().stream(), hosts.stream()).toList(), features);
        DialplanCompiler compiler = new DialplanCompiler(catalog.codes(), Duration.ofSeconds(30));
        dialplan = new SnapshotHolder(() -> directory, () -> outside, compiler);
        router = new CallRouter(
                catalog, dialplan, this::telephones, registry,
                new CallLimits(Duration.ofHours(4), 20, false, Set.of(aor(SUPERVISOR)), "default", consent, "en"),
                new WhoeverVouches(() -> identities));
        engine = new CallEngine(registry, router, this::publish, desk);
        conferences.open();
        queues.open();
    }

    private void publish(CallEvent event) {
        events.add(event);
        if (event instanceof CallEvent.CallAnswered answered) {
            tally.answered(answered);
        }
        if (event instanceof CallEvent.CallEnded ended) {
            completions.note(ended);
        }
    }

    private CallRecord draft(Call call) {
        if (unwritable.contains(call.id())) {
            throw new ArithmeticException("made to fail");
        }
        lastCallers.note(call);
        return CdrDraft.of(call);
    }

    /** Where conditions are kept: here. */
    final class ConditionsHere implements HoursCodes.Store {
        @Override
        public Optional<TimeCondition> read(Tenant tenant, String number) {
            return Optional.ofNullable(conditions.get(number));
        }

        @Override
        public void write(Tenant tenant, String number, Standing standing, String who) {
            if (!databaseUp) {
                throw new IllegalStateException("no database");
            }
            condition(number, conditions.get(number).with(standing));
        }
    }

    private boolean record(CallRecord record, Runnable committed) {
        if (!recorderHasRoom) {
            return false;
        }
        records.add(record);
        if (databaseUp) {
            committed.run();
        } else {
            commits.add(committed);
        }
        return true;
    }

    /** An extension with one telephone {@code sip:<number>@a}. */
    House extension(String number) {
        return extension(number, "a");
    }

    /** An extension with these telephones, {@code sip:<number>@<telephone>}. */
    House extension(String number, String... contacts) {
        put(new Subscriber(
                new Extension(1, TENANT, number, "Name of " + number, true, Instant.EPOCH, Instant.EPOCH, 1),
                CallForwarding.NONE));
        List<SipTarget> targets = new ArrayList<>();
        for (String contact : contacts) {
            targets.add(new SipTarget(
                    "sip:" + number + "@" + contact, List.of(), new SipPeer(SipTransport.UDP, "192.0.2.9", 5060)));
        }
        telephones.put(number, targets);
        return this;
    }

    House disabled(String number) {
        extension(number);
        Extension was = extensions.get(number).extension();
        put(new Subscriber(new Extension(1, TENANT, number, was.displayName(), false, Instant.EPOCH, Instant.EPOCH, 2),
                CallForwarding.NONE));
        return this;
    }

    House forwarding(String number, UnaryOperator<CallForwarding> change) {
        Subscriber now = extensions.get(number);
        put(new Subscriber(now.extension(), change.apply(now.forwarding())));
        return this;
    }

    /** What an extension, or the house, has set; whatever else there is stays. */
    <T> House put(Map<String, T> settings, String whose, T value) {
        settings.put(whose, value);
        return groups();
    }

    /** Further numbers of an extension; whatever else there is stays. */
    House findMe(String extension, FindMe settings) {
        return put(findMe, extension, settings);
    }

    /** What an extension, or the house, does not want to hear; whatever else there is stays. */
    House screen(String whose, CallScreen screen) {
        return put(screens, whose, screen);
    }

    /** A condition with this number; whatever else there is stays. */
    House condition(String number, TimeCondition condition) {
        return put(conditions, number, condition);
    }

    /** These groups and no others; whatever is outside of the house stays. */
    House groups(RingGroup... all) {
        groups = all;
        InsideNumbers inside = new InsideNumbers(List.of(groups), conditions, hosted,
                new InsideNumbers.Own(screens, findMe, speedDials, quiet, pickup, park, desks)).with(mailboxes);
        outside = new NumberPlan(Map.of(TENANT, outside.of(TENANT).with(inside)));
        return this;
    }

    /** The same for numbers that lead to a feature. */
    House hosted(Map<String, ? extends HostedNumber> all) {
        hosted = Map.copyOf(all);
        return groups(groups);
    }

    private void put(Subscriber subscriber) {
        extensions.put(subscriber.extension().number(), subscriber);
        directory = DirectorySnapshot.of(extensions.values());
    }

    static Aor aor(String number) {
        return new Aor(TENANT, number);
    }

    CallId call(String from, String to) {
        return phones.invite(aor(from), to);
    }

    LegId legTo(String number) {
        return phones.legTo("sip:" + number + "@a");
    }

    LegId legTo(String number, String telephone) {
        return phones.legTo("sip:" + number + "@" + telephone);
    }

    /** Two people talk. */
    CallId talking(String from, String to) {
        CallId call = call(from, to);
        phones.rings(legTo(to));
        phones.answers(legTo(to));
        return call;
    }

    Call live(CallId call) {
        return registry.find(call);
    }

    CallRecord onlyRecord() {
        if (records.size() != 1) {
            throw new AssertionError("expected one record, found " + records);
        }
        return records.get(0);
    }

    /** Drops what was recorded so far, for tests that play very many calls. */
    void forgetThePast() {
        records.clear();
        events.clear();
        phones.forgetThePast();
    }

    <T extends SwitchCommand> T only(Class<T> kind) {
        List<T> found = phones.commands(kind);
        if (found.size() != 1) {
            throw new AssertionError("expected one " + kind.getSimpleName() + ", found " + found);
        }
        return found.get(0);
    }

    List<String> eventTypes() {
        return events.stream().map(CallEvent::type).toList();
    }

    private List<SipTarget> telephones(Aor extension) {
        return telephones.getOrDefault(extension.user(), List.of());
    }

    @Override
    public List<SwitchCommand> onInput(CallInput input) {
        return engine.onInput(input);
    }

    @Override
    public RegisterReply onRegister(RegisterAsked asked) {
        return new RegisterReply.Refused(503, "no registrar here", 0, 1);
    }

    @Override
    public Optional<CallForwarding> read(Tenant tenant, String number) {
        return Optional.ofNullable(extensions.get(number)).map(Subscriber::forwarding);
    }

    @Override
    public void write(Tenant tenant, String number, CallForwarding settings) {
        if (!databaseUp) {
            throw new IllegalStateException("no database");
        }
        forwarding(number, now -> settings);
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
