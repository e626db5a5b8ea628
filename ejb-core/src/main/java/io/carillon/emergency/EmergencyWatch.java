package io.carillon.emergency;

import static io.carillon.emergency.EmergencyLog.LOG;

import io.carillon.contract.AppAsked;
import io.carillon.contract.AppRequest;
import io.carillon.contract.Aor;
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
import io.carillon.mail.Letter;
import io.carillon.mail.MailDoor;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Tells those on the spot of a call for help (47 CFR 9.16) and writes its record. The telephones ring first, because
 * they need neither database nor broker; messages and the event are stored with the record and sent from there, so that
 * they outlive the process. Nothing here can hold up the call.
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
    /** Longer than a mail server may keep us waiting. */
    private static final long POST_STOP_MILLIS = 12_000;

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
    private final List<Unkept> unkept = new ArrayList<>();
    private MailDoor mail;
    private EmergencyPost post;
    private Loop loop;
    private Loop postLoop;

    /** A call for help whose record is not in the database yet. */
    private record Unkept(EmergencyRecord record, List<PendingNotice> notices, boolean tried) {}

    @PostConstruct
    void start() {
        mail = new MailDoor("carillon.emergency.mail-session");
        post = new EmergencyPost(store, this::tell, Instant::now);
        loop = Loop.start(threads, "carillon-emergency", this::round);
        postLoop = Loop.start(threads, "carillon-emergency-post", post::round);
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
            String name = nameOf(event);
            EmergencySettings settings = plan.emergency(event.tenant());
            if (!event.help().test()) {
                settings.notifyExtensions().forEach(desk -> ring(event, name, desk));
            }
            if (unkept.size() < CAPACITY) {
                unkept.add(new Unkept(EmergencyRecord.of(event, name), notices(event, name, settings), false));
            } else {
                LOG.tooMany(CAPACITY, event.call().value());
            }
        }
        keep();
    }

    private void ring(CallEvent.EmergencyCalled event, String name, String desk) {
        Tenant tenant = event.tenant();
        CallerIdentity display = new CallerIdentity(event.from(), EmergencyText.subject(event, name));
        SwitchLink.Answer<Boolean> told = link.ask(connection -> {
            connection.submit(new AppAsked(Ids.newCall(), Instant.now(), new AppRequest.Originate(
                    "emergency", new Aor(tenant, desk), new DialledNumber(NOTICE), display)));
            return true;
        });
        if (told.value().isEmpty()) {
            LOG.notTold(event.call().value(), "telephone " + desk, told.trouble());
        }
    }

    /** The event always, messages unless it is only a test. */
    private List<PendingNotice> notices(CallEvent.EmergencyCalled event, String name, EmergencySettings settings) {
        List<PendingNotice> notices = new ArrayList<>();
        String call = event.call().value();
        notices.add(new PendingNotice(call + "/0", event.call(), PendingNotice.Way.EVENT, event.direction().name(), "",
                ledger.emergencyPayload(event, name), event.at(), 0));
        for (String address : event.help().test() ? List.<String>of() : settings.notifyEmails()) {
            notices.add(new PendingNotice(call + "/" + notices.size(), event.call(), PendingNotice.Way.MAIL, address,
                    EmergencyText.subject(event, name), EmergencyText.body(event, name), event.at(), 0));
        }
        return notices;
    }

    /**
     * While the database is away everybody is told once without it; the record is tried again. One that failed goes to the
     * end: should it be at fault itself, those behind it do not wait for it.
     */
    private void keep() {
        while (!unkept.isEmpty()) {
            Unkept next = unkept.get(0);
            try {
                store.write(next.record(), next.notices());
                unkept.remove(0);
                post.wake();
            } catch (RuntimeException away) {
                for (int i = 0; i < unkept.size(); i++) {
                    unkept.set(i, toldWithoutRecord(unkept.get(i), away));
                }
                Collections.rotate(unkept, -1);
                return;
            }
        }
    }

    private Unkept toldWithoutRecord(Unkept one, RuntimeException away) {
        if (one.tried()) {
            return one;
        }
        LOG.waits(one.record().id().value(), away.toString());
        List<PendingNotice> left = one.notices().stream()
                .filter(notice -> !send(notice, one.record()).isEmpty())
                .toList();
        return new Unkept(one.record(), left, true);
    }

    private String tell(PendingNotice notice) {
        return send(notice, notice.way() == PendingNotice.Way.EVENT ? store.find(notice.call()) : null);
    }

    private String send(PendingNotice notice, EmergencyRecord of) {
        if (notice.way() == PendingNotice.Way.MAIL) {
            return mail.send(new Letter(notice.recipient(), notice.subject(), notice.body(), true, null));
        }
        try {
            ledger.emergencyCalled(new LedgerDoor.Emergency(of.id(), of.tenant(), notice.recipient(), of.from(),
                    of.dialled(), notice.body()));
            return "";
        } catch (LedgerDoor.Away brokerAway) {
            return String.valueOf(brokerAway.getMessage());
        }
    }

    @PreDestroy
    void stop() {
        loop.stop(PAUSE_MILLIS);
        postLoop.stop(POST_STOP_MILLIS);
    }
}
