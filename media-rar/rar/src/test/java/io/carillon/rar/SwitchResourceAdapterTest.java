package io.carillon.rar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.contract.AppAsked;
import io.carillon.contract.AppRequest;
import io.carillon.contract.Ids;
import io.carillon.contract.SwitchBusyException;
import io.carillon.contract.SwitchConnection;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkManager;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SwitchResourceAdapterTest {
    @TempDir
    private Path data;

    private final SwitchResourceAdapter adapter = new SwitchResourceAdapter();
    private final List<Thread> works = new ArrayList<>();

    @BeforeEach
    void configure() {
        adapter.setSipBindAddress("127.0.0.1");
        adapter.setSipPort("0");
        adapter.setRtpPortMin("32000");
        adapter.setRtpPortMax("32009");
        adapter.setLanesThreads("2");
        adapter.setDataDir(data.toString());
    }

    /** A server that starts every work on a thread of its own. */
    private BootstrapContext server() {
        WorkManager workManager = (WorkManager) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {WorkManager.class}, (proxy, method, args) -> {
                    Thread thread = new Thread((Work) args[0]);
                    works.add(thread);
                    thread.start();
                    return null;
                });
        return (BootstrapContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {BootstrapContext.class},
                (proxy, method, args) -> method.getName().equals("getWorkManager") ? workManager : null);
    }

    private SwitchConnection connection(List<ManagedConnection> pool) throws ResourceException {
        SwitchManagedConnectionFactory factory = new SwitchManagedConnectionFactory();
        factory.setResourceAdapter(adapter);
        ConnectionManager manager = new ConnectionManager() {
            private static final long serialVersionUID = 1L;

            @Override
            public Object allocateConnection(ManagedConnectionFactory mcf, ConnectionRequestInfo info)
                    throws ResourceException {
                ManagedConnection managed = mcf.createManagedConnection(null, info);
                pool.add(managed);
                return managed.getConnection(null, info);
            }
        };
        return ((PooledSwitchConnectionFactory) factory.createConnectionFactory(manager)).getConnection();
    }

    @Test
    void startsItsThreadsThroughTheWorkManagerAndSendsThemHome() throws Exception {
        adapter.start(server());
        assertThat(works).as("two for calls, one for registrations").hasSize(3);

        adapter.stop();

        for (Thread work : works) {
            work.join(5000);
            assertThat(work.isAlive()).isFalse();
        }
        adapter.stop();
    }

    @Test
    void canBeStartedAgainAfterAStop() throws Exception {
        adapter.start(server());
        adapter.stop();
        adapter.start(server());
        assertThat(adapter.switchboard().statistics().listening()).isNotEmpty();
        adapter.stop();
    }

    @Test
    void aWrongSettingStopsTheStartWithOneLineThatNamesTheKey() {
        adapter.setRtpPortMax("many");
        assertThatThrownBy(() -> adapter.start(server()))
                .isInstanceOf(ResourceAdapterInternalException.class)
                .hasMessageContaining("carillon.rtp.port-max")
                .hasMessageNotContaining("\n");
        adapter.setRtpPortMax("32009");
        adapter.setLanesThreads("-1");
        assertThatThrownBy(() -> adapter.start(server())).hasMessageContaining("carillon.lanes.threads");
        adapter.setLanesThreads("2");
        adapter.setRtpSecurity("sometimes");
        assertThatThrownBy(() -> adapter.start(server())).hasMessageContaining("carillon.rtp.security");
        adapter.setRtpSecurity("offer-anywhere");
        adapter.setSipTcp("perhaps");
        assertThatThrownBy(() -> adapter.start(server())).hasMessageContaining("carillon.sip.tcp");
        adapter.setSipTcp("true");
        System.setProperty("carillon.speech.url", "ftp://voice.example/");
        try {
            assertThatThrownBy(() -> adapter.start(server())).hasMessageContaining("carillon.speech.url");
        } finally {
            System.clearProperty("carillon.speech.url");
        }
        assertThatThrownBy(adapter::switchboard).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPortThatIsTakenStopsTheStartAndLeavesNothingOpen() throws Exception {
        adapter.start(server());
        SwitchResourceAdapter second = new SwitchResourceAdapter();
        second.setSipBindAddress("127.0.0.1");
        second.setSipPort(String.valueOf(adapter.switchboard().statistics().listening().get(0).port()));
        second.setDataDir(data.resolve("second").toString());
        int before = works.size();

        assertThatThrownBy(() -> second.start(server())).hasMessageContaining("carillon.sip.port");

        for (Thread work : works.subList(before, works.size())) {
            work.join(5000);
            assertThat(work.isAlive()).isFalse();
        }
        adapter.stop();
    }

    @Test
    void connectionsAreLightHandlesThatReportTheirClosing() throws Exception {
        adapter.start(server());
        List<ManagedConnection> pool = new ArrayList<>();
        SwitchConnection connection = connection(pool);
        AtomicInteger closed = new AtomicInteger();
        pool.get(0).addConnectionEventListener(closing(closed));

        assertThat(connection.liveCalls()).isEmpty();
        assertThat(connection.statistics().gauges())
                .containsEntry("calls.active", 0L).containsEntry("rtp.ports.total", 10L);
        connection.close();
        connection.close();

        assertThat(closed).hasValue(1);
        assertThatThrownBy(connection::liveCalls).isInstanceOf(IllegalStateException.class);
        adapter.stop();
    }

    private static ConnectionEventListener closing(AtomicInteger closed) {
        return (ConnectionEventListener) Proxy.newProxyInstance(
                SwitchResourceAdapterTest.class.getClassLoader(), new Class<?>[] {ConnectionEventListener.class},
                (proxy, method, args) -> {
                    assertThat(((ConnectionEvent) args[0]).getConnectionHandle()).isNotNull();
                    closed.incrementAndGet();
                    return null;
                });
    }

    @Test
    void aRequestWithoutAnApplicationThatListensIsRefused() throws Exception {
        adapter.start(server());
        SwitchConnection connection = connection(new ArrayList<>());
        AppAsked asked = new AppAsked(Ids.newCall(), Instant.now(), new AppRequest.HangUpCall("ann"));

        assertThatThrownBy(() -> connection.submit(asked)).isInstanceOf(SwitchBusyException.class);

        ScriptedApplication application = new ScriptedApplication();
        try (SwitchConnection.Attachment attachment = connection.attach(application)) {
            connection.submit(asked);
            org.awaitility.Awaitility.await().untilAsserted(() -> assertThat(application.heard).containsExactly(asked));
            assertThat(attachment).isNotNull();
        }
        adapter.stop();
    }

    @Test
    void theNewestListenerWinsAndClosingAnOldAttachmentDoesNotDetachIt() throws Exception {
        adapter.start(server());
        SwitchConnection connection = connection(new ArrayList<>());
        SwitchConnection.Attachment old = connection.attach(new ScriptedApplication());
        ScriptedApplication newest = new ScriptedApplication();
        connection.attach(newest);
        old.close();

        AppAsked asked = new AppAsked(Ids.newCall(), Instant.now(), new AppRequest.HangUpCall("ann"));
        connection.submit(asked);

        org.awaitility.Awaitility.await().untilAsserted(() -> assertThat(newest.heard).containsExactly(asked));
        adapter.stop();
    }

    @Test
    void endpointsAreUsedAgainAndReleasedWhenTheApplicationGoes() throws Exception {
        AtomicInteger made = new AtomicInteger();
        AtomicInteger released = new AtomicInteger();
        SwitchActivation activation = new SwitchActivation(counting(made, released));
        for (int i = 0; i < 10; i++) {
            activation.call(listener -> listener.onInput(null));
        }
        assertThat(made).hasValue(1);
        assertThat(released).hasValue(0);

        activation.close();

        assertThat(released).hasValue(1);
        assertThatThrownBy(() -> activation.call(listener -> listener.onInput(null)))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void anEndpointInUseWhenTheApplicationGoesIsReleasedAfterwards() throws Exception {
        AtomicInteger made = new AtomicInteger();
        AtomicInteger released = new AtomicInteger();
        SwitchActivation activation = new SwitchActivation(counting(made, released));
        activation.call(listener -> {
            activation.close();
            return null;
        });
        assertThat(released).hasValue(1);
    }

    @Test
    void anEndpointThatFailedIsNotUsedAgain() throws Exception {
        AtomicInteger made = new AtomicInteger();
        AtomicInteger released = new AtomicInteger();
        SwitchActivation activation = new SwitchActivation(counting(made, released));
        assertThatThrownBy(() -> activation.call(listener -> {
            throw new IllegalStateException("planted");
        })).hasMessage("planted");
        assertThat(released).hasValue(1);
        activation.call(listener -> listener.onInput(null));
        assertThat(made).hasValue(2);
    }

    private static Loopback.FakeEndpoints counting(AtomicInteger made, AtomicInteger released) {
        return new Loopback.FakeEndpoints(new Deaf()) {
            @Override
            public MessageEndpoint createEndpoint(XAResource xa) {
                made.incrementAndGet();
                MessageEndpoint inner = super.createEndpoint(xa);
                return (MessageEndpoint) Proxy.newProxyInstance(
                        getClass().getClassLoader(), inner.getClass().getInterfaces(), (proxy, method, args) -> {
                            if (method.getName().equals("release")) {
                                released.incrementAndGet();
                            }
                            return method.invoke(inner, args);
                        });
            }
        };
    }

    @Test
    void theConsoleShowsEveryFigureEvenBeforeTheStart() throws Exception {
        assertThat(adapter.getStatistics().getValue("CallsActive")).isEqualTo(0L);
        adapter.start(server());
        for (String name : adapter.getStatistics().getNames()) {
            assertThat(adapter.getStatistics().getValue(name)).as(name).isInstanceOf(Long.class);
            assertThat(adapter.getStatistics().getDescription(name)).isNotBlank();
        }
        Set<String> counted = new HashSet<>(adapter.switchboard().statistics().counters().keySet());
        counted.addAll(adapter.switchboard().statistics().gauges().keySet());
        assertThat(counted).as("a figure that nobody counts would be zero for ever")
                .containsAll(ConsoleStatistics.sources()).contains("sip.messages.dropped", "sip.registers.received");
        assertThat(adapter.getStatistics().getValue("RtpPortsTotal")).isEqualTo(10L);
        adapter.stop();
    }
}
