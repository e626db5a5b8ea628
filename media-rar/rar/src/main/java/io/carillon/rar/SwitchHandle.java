package io.carillon.rar;

import io.carillon.contract.Aor;
import io.carillon.contract.AppAsked;
import io.carillon.contract.BanState;
import io.carillon.contract.CallId;
import io.carillon.contract.CallTrace;
import io.carillon.contract.Credential;
import io.carillon.contract.GroupStream;
import io.carillon.contract.Handsets;
import io.carillon.contract.LegMedia;
import io.carillon.contract.MediaStreams;
import io.carillon.contract.MixState;
import io.carillon.contract.NotifyAnswer;
import io.carillon.contract.NotifyOrder;
import io.carillon.contract.Prompt;
import io.carillon.contract.PromptFiles;
import io.carillon.contract.Recordings;
import io.carillon.contract.SipDomain;
import io.carillon.contract.SourceBan;
import io.carillon.contract.SwitchConnection;
import io.carillon.contract.SwitchListener;
import io.carillon.contract.SwitchStatistics;
import io.carillon.contract.TextMessage;
import io.carillon.contract.TraceOrder;
import io.carillon.contract.TraceState;
import io.carillon.contract.TrunkLine;
import io.carillon.contract.TrunkState;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The application's light handle on the switch: every call goes straight to the {@link Switchboard} in the same
 * process.
 */
final class SwitchHandle implements SwitchConnection {
    private volatile SwitchManagedConnection connection;

    SwitchHandle(SwitchManagedConnection connection) {
        this.connection = connection;
    }

    private Switchboard board() {
        SwitchManagedConnection current = connection;
        if (current == null) {
            throw new IllegalStateException("This connection to the switch is closed");
        }
        return current.switchboard();
    }

    @Override
    public void submit(AppAsked asked) {
        board().submit(asked);
    }

    /** The attachment outlives this handle: it ends when it is closed itself. */
    @Override
    public Attachment attach(SwitchListener listener) {
        return board().attach(listener);
    }

    @Override
    public void sendNotify(NotifyOrder order, Consumer<NotifyAnswer> answer) {
        board().sendNotify(order, answer);
    }

    @Override
    public void replaceCredentials(Collection<Credential> all) {
        board().credentials().replaceAll(all);
    }

    @Override
    public void putCredential(Credential credential) {
        board().credentials().put(credential);
    }

    @Override
    public void removeCredential(Aor aor) {
        board().credentials().remove(aor);
    }

    @Override
    public void replaceDomains(Collection<SipDomain> all) {
        board().sip().replaceDomains(all);
    }

    @Override
    public void replaceTrunks(Collection<TrunkLine> all) {
        board().sip().replaceTrunks(all);
    }

    @Override
    public List<TrunkState> trunks() {
        return board().sip().trunks();
    }

    @Override
    public void replaceEmergencyNumbers(Set<String> numbers) {
        board().replaceEmergencyNumbers(numbers);
    }

    @Override
    public Optional<BanState> bans(long known) {
        return Optional.ofNullable(board().sip().bans().state(known));
    }

    @Override
    public boolean ban(SourceBan ban) {
        return board().sip().bans().ban(ban);
    }

    @Override
    public void lift(String source) {
        board().sip().lift(source);
    }

    @Override
    public void replaceAllowed(Collection<String> networks) {
        board().sip().bans().allow(networks);
    }

    @Override
    public void startTrace(TraceOrder order) {
        board().sip().startTrace(order);
    }

    @Override
    public void stopTrace() {
        board().sip().trace().stop();
    }

    @Override
    public TraceState traceState() {
        return board().sip().trace().state();
    }

    @Override
    public Optional<CallTrace> trace(CallId call) {
        return board().sip().trace().of(call);
    }

    @Override
    public void deliver(TextMessage message) {
        board().deliver(message);
    }

    @Override
    public Set<CallId> liveCalls() {
        return board().liveCalls();
    }

    @Override
    public List<LegMedia> media(CallId call) {
        return board().media(call);
    }

    @Override
    public Optional<MixState> mix(String name) {
        return board().mix(name);
    }

    @Override
    public Optional<String> speak(GroupStream to, Prompt prompt) {
        return board().speak(to, prompt);
    }

    @Override
    public Recordings recordings() {
        return board().recordings();
    }

    @Override
    public MediaStreams streams() {
        return board().streams();
    }

    @Override
    public PromptFiles prompts() {
        return board().prompts();
    }

    @Override
    public Handsets handsets() {
        return board().handsets();
    }

    @Override
    public SwitchStatistics statistics() {
        return board().statistics();
    }

    @Override
    public void close() {
        SwitchManagedConnection current = connection;
        if (current != null) {
            connection = null;
            current.closed(this);
        }
    }

    void invalidate() {
        connection = null;
    }

    void moveTo(SwitchManagedConnection next) {
        SwitchManagedConnection current = connection;
        if (current != null) {
            current.disassociate(this);
        }
        connection = next;
    }
}
