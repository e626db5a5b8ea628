package io.carillon.emergency;

import static io.carillon.emergency.EmergencyLog.LOG;

import io.carillon.contract.Aor;
import io.carillon.contract.AppAsked;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.Ids;
import io.carillon.contract.Tenant;
import io.carillon.dialplan.Help;
import io.carillon.directory.Directory;
import io.carillon.directory.SwitchLink;
import io.carillon.emergency.store.EmergencyStore;
import io.carillon.event.CallEvent;
import io.carillon.event.LedgerDoor;
import io.carillon.store.Loop;
import io.carillon.trunk.EmergencySettings;
import io.carillon.trunk.OutsidePlan;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Tells those on the spot of a call for help (47 CFR 9.16) and writes its record. The telephones ring first, because
 * they need neither database nor broker; record and event are tried again until they are there. Nothing here can hold
 * up the call.
 */
@Startup
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EmergencyWatch {
    /** What a desk that picks up the notice is connected to. */
    public static final String NOTICE = "*0911";

    private static final int CAPACITY = 1_000;
    private static final long PAUSE_MILLIS = 1_000;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private EmergencyStore store;

    @Inject
    private Directory directory;

    @Inject
    private OutsidePlan plan;

    @Inject
    private SwitchLink link;

    @Inject
    private LedgerDoor ledger;

    private final ArrayBlockingQueue<CallEvent.EmergencyCalled> news = new ArrayBlockingQueue<>(CAPACITY);
    private EmergencyMail mail;
    private Loop loop;

    @PostConstruct
    void start() {
        mail = new EmergencyMail(System.getProperty("carillon.emergency.mail-session", ""));
        loop = Loop.start(threads, "carillon-emergency", this::round);
    }

    /** Somebody calls for help. Never blocks; when more wait than anybody could take in, the log alone is told. */
    public void called(CallEvent.EmergencyCalled event) {
        Help help = event.help();
        LOG.called(event.from(), nameOf(event), event.to(), help.site(), help.place(), help.callback(),
                event.call().value());
        if (!news.offer(event)) {
            LOG.tooMany(CAPACITY, event.call().value());
        }
    }

    private String nameOf(CallEvent.EmergencyCalled event) {
        return directory.current().find(event.tenant(), event.from())
                .map(subscriber -> subscriber.extension().displayName())
                .orElse("");
    }

    private void round() throws InterruptedException {
        CallEvent.EmergencyCalled event = news.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        if (event != null) {
            tell(event);
            keep(event);
        }
    }

    private void tell(CallEvent.EmergencyCalled event) {
        if (event.help().test()) {
            return;
        }
        EmergencySettings settings = plan.emergency(event.tenant());
        for (String desk : settings.notifyExtensions()) {
            ring(event, desk);
        }
        String trouble = mail.send(settings.notifyEmails(), subject(event), text(event));
        if (!trouble.isEmpty()) {
            LOG.notTold(event.call().value(), "e-mail", trouble);
        }
    }

    private void ring(CallEvent.EmergencyCalled event, String desk) {
        Tenant tenant = event.tenant();
        CallerIdentity display = new CallerIdentity(event.from(), subject(event));
        SwitchLink.Answer<Boolean> told = link.ask(connection -> {
            connection.submit(new AppAsked(Ids.newCall(), Instant.now(), new AppRequest.Originate(
                    "emergency", new Aor(tenant, desk), new DialledNumber(NOTICE), display)));
            return true;
        });
        if (told.value().isEmpty()) {
            LOG.notTold(event.call().value(), "telephone " + desk, told.trouble());
        }
    }

    private String subject(CallEvent.EmergencyCalled event) {
        String site = event.help().site();
        return "EMERGENCY " + event.help().number() + ": " + event.from() + " " + nameOf(event)
                + (site.isEmpty() ? "" : ", " + site);
    }

    private String text(CallEvent.EmergencyCalled event) {
        Help help = event.help();
        return String.join("\n", List.of(
                "Extension " + event.from() + " (" + nameOf(event) + ") dialled " + event.to() + ".",
                "Site: " + help.site(),
                "Address: " + help.place(),
                "Callback number: " + help.callback(),
                "Time: " + event.at(),
                "Call: " + event.call().value(), ""));
    }

    /** Until record and event are where they cannot be lost. A repeat of either changes nothing. */
    private void keep(CallEvent.EmergencyCalled event) throws InterruptedException {
        String name = nameOf(event);
        while (true) {
            try {
                store.write(EmergencyRecord.of(event, name));
                ledger.emergencyCalled(event, name);
                return;
            } catch (LedgerDoor.Away | RuntimeException away) {
                LOG.waits(event.call().value(), away.toString());
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
    }

    @PreDestroy
    void stop() {
        loop.stop(PAUSE_MILLIS);
    }
}
