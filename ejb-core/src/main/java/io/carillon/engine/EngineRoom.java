package io.carillon.engine;

import io.carillon.call.Call;
import io.carillon.call.CallLimits;
import io.carillon.call.CdrDraft;
import io.carillon.cdr.CallRecord;
import io.carillon.cdr.CdrRecorder;
import io.carillon.completion.Completions;
import io.carillon.conference.Rooms;
import io.carillon.contract.Aor;
import io.carillon.contract.AppAsked;
import io.carillon.contract.AppRequest;
import io.carillon.contract.MediaSecurity;
import io.carillon.contract.SipTarget;
import io.carillon.dialplan.DialplanCompiler;
import io.carillon.directory.Binding;
import io.carillon.directory.Bindings;
import io.carillon.directory.DeviceFlows;
import io.carillon.directory.DeviceUsers;
import io.carillon.directory.Directory;
import io.carillon.emergency.EmergencyWatch;
import io.carillon.event.CallEvent;
import io.carillon.event.LiveEvent;
import io.carillon.event.LiveEvents;
import io.carillon.feature.CallRouter;
import io.carillon.feature.FeatureCatalog;
import io.carillon.feature.HostingFeature;
import io.carillon.feature.RoutingFeature;
import io.carillon.group.GroupTally;
import io.carillon.group.store.TallyReader;
import io.carillon.identity.IdentityDesk;
import io.carillon.lastcall.LastCallers;
import io.carillon.presence.CallLamps;
import io.carillon.presence.CallsNow;
import io.carillon.queue.QueueKeeper;
import io.carillon.queue.floor.QueueFloor;
import io.carillon.trunk.OutsidePlan;
import io.carillon.webhook.Programs;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Where the engine is put together: journal, live calls, features, routing. Whoever comes first has it built. */
@ApplicationScoped
public class EngineRoom {
    /** So far back groups remember who has answered. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    @Inject
    private EngineSettings settings;

    @Inject
    private Directory directory;

    @Inject
    private OutsidePlan outside;

    @Inject
    private Bindings bindings;

    @Inject
    private DeviceUsers devices;

    @Inject
    private CdrRecorder recorder;

    @Inject
    private LiveEvents events;

    @Inject
    private EmergencyWatch emergencies;

    @Inject
    @Any
    private Instance<RoutingFeature> routing;

    @Inject
    @Any
    private Instance<HostingFeature> hosting;

    @Inject
    private CallLamps lamps;

    @Inject
    private CallsNow callsNow;

    @Inject
    private CallPulse pulse;

    @Inject
    private ComersIn comersIn;

    @Inject
    private IdentityDesk identities;

    @Inject
    private SwitchLine line;

    @Inject
    private GroupTally groups;

    @Inject
    private TallyReader answeredBefore;

    @Inject
    private LastCallers lastCallers;

    @Inject
    private Rooms rooms;

    @Inject
    private Completions completions;

    @Inject
    private QueueFloor queues;

    @EJB
    private QueueKeeper queueKeeper;

    @Inject
    private Programs programs;

    private CallJournal journal;
    private CallRegistry registry;
    private RecordDesk records;
    private FeatureCatalog catalog;
    private SnapshotHolder dialplan;
    private Consumer<LiveEvent> published;
    private CallRouter router;
    private CallEngine engine;
    private List<Call> overAtStart;

    @PostConstruct
    void build() {
        Path where = settings.journal();
        catalog = new FeatureCatalog(routing.stream().toList(), hosting.stream().toList(), settings);
        EngineLog.LOG.features(String.join(", ", catalog.ids()));
        DialplanCompiler compiler = new DialplanCompiler(catalog.codes(), settings.ringTimeout());
        compiler.problems().forEach(EngineLog.LOG::dialplanProblem);
        dialplan = new SnapshotHolder(directory::current, outside::current, compiler);
        CallLimits limits = new CallLimits(
                settings.maxDuration(), CallLimits.DEFAULT.maxTelephones(), settings.takeover(),
                settings.supervisors(), settings.holdMusic(), settings.consent(), settings.language());
        groups.begin(answeredBefore.since(Instant.now().minus(REMEMBERED)));
        journal = openJournal(where);
        registry = new CallRegistry(journal);
        records = new RecordDesk(journal, this::draft, recorder.door());
        published = events.door();
        router = new CallRouter(catalog, dialplan, this::telephones, registry, limits, identities);
        engine = new CallEngine(registry, router, this::publish, records);
        overAtStart = registry.recover(where.toString());
        identities.use((call, finding) -> line.submit(
                new AppAsked(call, Instant.now(), new AppRequest.IdentityChecked("", finding))));
        lamps.use(registry);
        callsNow.use(registry);
        rooms.use(registry, new RoomWays(line, events));
        queues.use(new QueueHouse(registry, tenant -> outside.current().of(tenant).inside(),
                new QueueHouse.Doors(line::submit, events::publish, queueKeeper::pause, queueKeeper::note,
                        settings.callbackPatience())));
        programs.use(registry, (call, word) -> line.submit(
                new AppAsked(call, Instant.now(), new AppRequest.TellFeature("", word))));
        registry.watchedBy(this::changed);
    }

    private void changed(Call call) {
        lamps.changed(call);
        pulse.changed(call);
        comersIn.changed(call);
        rooms.changed(call);
        queues.changed(call);
        programs.changed(call);
    }

    private CallRecord draft(Call call) {
        lastCallers.note(call);
        return CdrDraft.of(call);
    }

    /** Watchers hear of everything, those on the spot of calls for help, groups of who answered. */
    private void publish(CallEvent event) {
        if (event instanceof CallEvent.EmergencyCalled help) {
            emergencies.called(help);
        }
        if (event instanceof CallEvent.CallAnswered answered) {
            groups.answered(answered);
        }
        if (event instanceof CallEvent.CallEnded ended) {
            completions.note(ended);
        }
        published.accept(event);
    }

    private CallJournal openJournal(Path where) {
        try {
            return CallJournal.open(where, settings.journalSegmentBytes(), settings.journalSegments());
        } catch (IOException e) {
            throw new UncheckedIOException("the call journal in " + where + " cannot be used: " + e.getMessage(), e);
        }
    }

    private List<SipTarget> telephones(Aor extension) {
        List<Binding> found = bindings.of(extension);
        MediaSecurity security = found.isEmpty() ? null : directory.current().find(extension.tenant(), extension.user())
                .map(subscriber -> subscriber.extension().security())
                .orElse(null);
        return DeviceFlows.targets(found, telephone -> devices.security(telephone, security));
    }

    /** Records what had ended before the start but may not have been recorded; once. */
    void recordWhatEndedBefore() {
        List<Call> over = overAtStart;
        overAtStart = List.of();
        over.forEach(records::over);
    }

    @PreDestroy
    void close() {
        try {
            journal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers where calls go, also those that nobody places. */
    CallRouter router() {
        return router;
    }

    CallEngine engine() {
        return engine;
    }

    CallRegistry registry() {
        return registry;
    }

    CallJournal journal() {
        return journal;
    }

    RecordDesk records() {
        return records;
    }

    FeatureCatalog catalog() {
        return catalog;
    }

    SnapshotHolder dialplan() {
        return dialplan;
    }
}
