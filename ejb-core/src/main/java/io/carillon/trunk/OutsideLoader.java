package io.carillon.trunk;

import static io.carillon.trunk.TrunkDataLog.LOG;

import io.carillon.contract.Aor;
import io.carillon.contract.Credential;
import io.carillon.contract.Tenant;
import io.carillon.contract.TrunkLine;
import io.carillon.dialplan.NumberPlan;
import io.carillon.dialplan.RateBook;
import io.carillon.directory.CustomerBook;
import io.carillon.directory.CustomersChanged;
import io.carillon.directory.DirectoryChanged;
import io.carillon.directory.Invalid;
import io.carillon.directory.Secrets;
import io.carillon.directory.SwitchLink;
import io.carillon.directory.store.Check;
import io.carillon.findme.FindMe;
import io.carillon.group.RingGroupSettings;
import io.carillon.hotdesk.DeskLogin;
import io.carillon.hours.QuietHours;
import io.carillon.hours.TimeCondition;
import io.carillon.mailbox.Mailbox;
import io.carillon.park.ParkSettings;
import io.carillon.phonebook.PhoneBook;
import io.carillon.phonebook.PhoneBookEntry;
import io.carillon.pickup.PickupSettings;
import io.carillon.screening.Screening;
import io.carillon.speeddial.SpeedDials;
import io.carillon.store.DurableCommits;
import io.carillon.toggle.FeatureToggle;
import io.carillon.trunk.store.OutsideStore;
import io.carillon.trunk.store.RateStore;
import io.carillon.wakeup.WakeUp;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Carries every committed change of trunks, routes and numbers to the two places that live without the database: the
 * plan that calls are routed by, and the switch. What could not be carried is made up for by the next tick, which also
 * asks the switch how its trunks are.
 */
@Startup
@Singleton
@DependsOn({"Migration", "CustomerLoader"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutsideLoader {
    /** Names under which the house itself has settings that extensions have, too. */
    private static final Set<String> HOUSE = Set.copyOf(List.of(Screening.HOUSE, SpeedDials.HOUSE));

    @EJB
    private OutsideStore store;

    @EJB
    private RateStore rateStore;

    @Inject
    private OutsidePlan plan;

    @Inject
    private TrunkHealth health;

    @Inject
    private PhoneBook book;

    @Inject
    private CustomerBook customers;

    @Inject
    private SwitchLink link;

    @Inject
    private DurableCommits commits;

    private final ReentrantLock turn = new ReentrantLock();
    private final Map<String, RateBook> rates = new HashMap<>();
    private SecretVault vault;
    private List<TrunkLine> lines = List.of();
    private Set<String> emergencyNumbers = Set.of();
    private volatile List<Aor> extensionsWithSettings = List.of();
    private volatile boolean planStale;
    private volatile boolean switchStale = true;

    @PostConstruct
    void load() {
        vault = SecretVault.open(System.getProperty(SecretVault.KEY),
                Path.of(System.getProperty("jboss.server.data.dir"), "carillon", "keys"));
        rates.putAll(rateStore.books());
        reload();
    }

    /** Locks a secret of a trunk. */
    public Sealed seal(String secret, String purpose) {
        return vault.seal(secret, purpose);
    }

    /** Opens a secret that was locked for this; empty when the key is another one. */
    public Optional<String> unseal(Sealed sealed, String purpose) {
        return vault.unseal(sealed, purpose);
    }

    /** After the commit of a change. */
    public void refresh() {
        commits.ensure();
        turn.lock();
        try {
            reload();
        } catch (RuntimeException failed) {
            // the change is committed: its author gets an answer, the tick below makes up for the rest
            planStale = true;
            switchStale = true;
            LOG.notLoaded(failed.toString());
        } finally {
            turn.unlock();
        }
    }

    /** After the commit of a rate deck. */
    public void refreshRates(Tenant tenant, String trunk) {
        turn.lock();
        try {
            rateStore.book(tenant, trunk).ifPresentOrElse(
                    book -> rates.put(tenant.name() + "/" + trunk, book),
                    () -> rates.remove(tenant.name() + "/" + trunk));
        } finally {
            turn.unlock();
        }
        refresh();
    }

    /**
     * What calls would be routed by if these changes were made; nothing is changed.
     *
     * @throws Invalid a number outside is no number
     */
    public NumberPlan planWith(Tenant tenant, List<PlanEdit> edits) {
        turn.lock();
        try {
            return new PlanCompiler(settings().with(tenant, edits), rates).compile();
        } catch (IllegalArgumentException broken) {
            throw new Invalid(Map.of("changes", List.of(String.valueOf(broken.getMessage()))));
        } finally {
            turn.unlock();
        }
    }

    private PlanCompiler.Settings settings() {
        return new PlanCompiler.Settings(store.all(TrunkSettings.class),
                store.all(RouteSettings.class), store.all(NumberSettings.class), store.all(LineSettings.class),
                store.all(SiteSettings.class), store.all(EmergencySettings.class), store.all(RingGroupSettings.class),
                store.all(TimeCondition.class), store.all(Screening.class), store.all(FindMe.class),
                store.hosted(), store.all(RecordingPolicy.class), store.all(SpeedDials.class),
                store.all(QuietHours.class), store.all(PickupSettings.class), store.all(ParkSettings.class),
                store.all(Mailbox.class), store.all(DeskLogin.class), store.all(FeatureToggle.class));
    }

    private void reload() {
        PlanCompiler.Settings settings = settings();
        book.replace(store.all(PhoneBookEntry.class));
        Map<Tenant, EmergencySettings> help = new HashMap<>();
        settings.emergencies().forEach(stored -> help.put(stored.tenant(), stored.settings()));
        plan.replace(new PlanCompiler(settings, rates).compile(), help);
        emergencyNumbers = numbers(help.values());
        extensionsWithSettings = Stream.of(
                        settings.lines(), settings.screenings(), settings.findMe(), settings.speedDials(),
                        settings.quiet(), settings.pickups(), store.all(WakeUp.class),
                        settings.mailboxes(), settings.desks())
                .flatMap(List::stream)
                .filter(stored -> !HOUSE.contains(stored.name()))
                .map(stored -> new Aor(stored.tenant(), stored.name()))
                .distinct()
                .toList();
        List<TrunkLine> next = new ArrayList<>();
        for (Stored<TrunkSettings> trunk : settings.trunks()) {
            if (trunk.settings().enabled() && customers.isServed(trunk.tenant())) {
                next.add(line(trunk));
            }
        }
        lines = List.copyOf(next);
        planStale = false;
        push();
    }

    /** What the switch lets in whatever the load: as people may dial it. */
    private static Set<String> numbers(Collection<EmergencySettings> all) {
        Set<String> dialled = new HashSet<>();
        for (EmergencySettings settings : all) {
            dialled.addAll(settings.testNumbers());
            for (String number : settings.numbers()) {
                dialled.add(number);
                settings.prefixes().forEach(prefix -> dialled.add(prefix + number));
            }
        }
        return dialled;
    }

    private void push() {
        boolean told = link.ask(connection -> {
            connection.replaceTrunks(lines);
            connection.replaceEmergencyNumbers(emergencyNumbers);
            return true;
        }).value().isPresent();
        switchStale = !told;
        if (told) {
            LOG.pushed(lines.size());
            listen();
        }
    }

    /** Trunks of a tenant that is not served are idle. */
    public void customersChanged(@Observes CustomersChanged now) {
        refresh();
    }

    /** What was set for a deleted extension is not for the next one with its number. */
    public void extensionsChanged(@Observes DirectoryChanged changed) {
        for (Aor extension : extensionsWithSettings) {
            if (changed.snapshot().find(extension.tenant(), extension.user()).isEmpty()) {
                forget(LineSettings.class, extension);
                forget(Screening.class, extension);
                forget(FindMe.class, extension);
                forget(SpeedDials.class, extension);
                forget(QuietHours.class, extension);
                forget(PickupSettings.class, extension);
                forget(WakeUp.class, extension);
                forget(Mailbox.class, extension);
                forget(DeskLogin.class, extension);
                refresh();
            }
        }
    }

    private <T extends Record> void forget(Class<T> kind, Aor extension) {
        store.find(kind, extension.tenant(), extension.user()).ifPresent(stored ->
                store.delete(kind, stored.tenant(), stored.name(), new Check(stored.version(), "deleted")));
    }

    /** Makes up for what could not be carried, and listens how trunks are. */
    @Schedule(second = "*", minute = "*", hour = "*", persistent = false)
    public void tick() {
        if (!turn.tryLock()) {
            return;
        }
        try {
            if (planStale) {
                reload();
            } else if (switchStale) {
                push();
            } else {
                listen();
            }
        } catch (RuntimeException failed) {
            LOG.notLoaded(failed.toString());
        } finally {
            turn.unlock();
        }
    }

    /** A switch that was replaced knows no trunks: it is told again with the next tick. */
    private void listen() {
        link.ask(connection -> connection.trunks()).value().ifPresent(states -> {
            health.replace(states);
            switchStale = states.size() != lines.size();
        });
    }

    private TrunkLine line(Stored<TrunkSettings> stored) {
        TrunkSettings trunk = stored.settings();
        TrunkSettings.Place place = trunk.place();
        String id = PlanCompiler.idOf(stored);
        boolean proves = place.login() != TrunkLogin.ADDRESS;
        return new TrunkLine(id, stored.tenant(), "sip:" + trunk.authority(),
                proves ? place.username() : "", proves ? opened(trunk.secret(), id, "secret") : "", place.realm(),
                place.login() == TrunkLogin.REGISTER ? place.registerSeconds() : 0,
                trunk.inbound().sources(), inbound(stored, id), trunk.limits().optionsSeconds(),
                trunk.dtmf(), trunk.security(), trunk.passing());
    }

    private Credential inbound(Stored<TrunkSettings> stored, String id) {
        TrunkSettings.Inbound inbound = stored.settings().inbound();
        String secret = opened(inbound.secret(), id, "inbound");
        if (inbound.username().isEmpty() || secret.isEmpty()) {
            return null;
        }
        return Secrets.credentialOf(new Aor(stored.tenant(), id), inbound.username(), secret);
    }

    private String opened(Sealed sealed, String id, String what) {
        Optional<String> secret = vault.unseal(sealed, purpose(id, what));
        if (secret.isEmpty() && sealed.isPresent()) {
            LOG.secretLost(id, vault.where());
        }
        return secret.orElse("");
    }

    /** What a secret of a trunk is for. */
    static String purpose(String trunk, String what) {
        return "trunk " + trunk + " " + what;
    }
}
