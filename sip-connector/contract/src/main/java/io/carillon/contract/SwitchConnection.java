package io.carillon.contract;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What the application can ask of the adapter at any time, from any thread. */
public interface SwitchConnection extends AutoCloseable {

    /**
     * Puts a request on the call's lane.
     *
     * @throws SwitchBusyException when the lanes are full; try again later
     */
    void submit(AppAsked asked);

    /**
     * Registers the listener for calls already known. Inputs that waited while there was none are delivered first, in order. The
     * newest listener wins.
     *
     * @return detaches when closed
     */
    Attachment attach(SwitchListener listener);

    /**
     * Sends a NOTIFY. Never blocks; there may be many at a time, but one per dialog is what its device can put in order.
     *
     * @param answer told once what came of it, on a network or timer thread; must be quick
     */
    void sendNotify(NotifyOrder order, Consumer<NotifyAnswer> answer);

    /** Replaces all credentials of the adapter at once. */
    void replaceCredentials(Collection<Credential> all);

    /** Adds or replaces one credential. */
    void putCredential(Credential credential);

    /** Forgets the credential of an address of record. Its next request is challenged and fails. */
    void removeCredential(Aor aor);

    /** Replaces all domains of tenants at once. A host that is none of them is one of the server's own realm. */
    void replaceDomains(Collection<SipDomain> all);

    /** Replaces all trunks at once: those that are new come up, those that are gone are unregistered and forgotten. */
    void replaceTrunks(Collection<TrunkLine> all);

    /** How each trunk is now. */
    List<TrunkState> trunks();

    /** Replaces the numbers that are let in whatever the load: dialled by a device, they are refused for no lack of room. */
    void replaceEmergencyNumbers(Set<String> numbers);

    /** Sends a text to a device; {@link SwitchListener#onDelivered} of the attached listener follows. */
    void deliver(TextMessage message);

    /** Calls that have at least one leg now. A call the application remembers and the adapter does not is lost. */
    Set<CallId> liveCalls();

    /**
     * The sources that are not listened to.
     *
     * @param known version that the caller has seen, 0 for none
     * @return empty when nothing has changed since
     */
    Optional<BanState> bans(long known);

    /**
     * Bans a source, or changes the ban there is.
     *
     * @return false when it is one that is never banned: a trunk's, or an allowed one
     */
    boolean ban(SourceBan ban);

    /** Listens to a source again and forgets what it did. */
    void lift(String source);

    /** Networks that are never banned, addresses or in CIDR notation, in the place of those there were. */
    void replaceAllowed(Collection<String> networks);

    /** Records the messages of these calls from now on, in the place of what was ordered before. */
    void startTrace(TraceOrder order);

    /** Records nothing more; what was recorded stays as long as there is room. */
    void stopTrace();

    /** What is being recorded. */
    TraceState traceState();

    /** What is remembered of a call; empty when it was not recorded or is forgotten. */
    Optional<CallTrace> trace(CallId call);

    /**
     * How the audio of each leg of a call is now, read once from what is measured anyway. Waits for the lane of the call, at most
     * two seconds.
     *
     * @return empty when the call has no legs
     * @throws SwitchBusyException when the lane does not come to it in time
     */
    List<LegMedia> media(CallId call);

    /** A mix by its name, empty when nobody is in it. */
    Optional<MixState> mix(String name);

    /**
     * Lets a multicast group hear a prompt, of which no call knows; what is not at hand is heard when it has been read.
     *
     * @return why it is not heard, empty when it is
     */
    Optional<String> speak(GroupStream to, Prompt prompt);

    /** What has been recorded. */
    Recordings recordings();

    /** The sound of telephones on its way to programs and back. */
    MediaStreams streams();

    /** The recordings that people have made for their menus. */
    PromptFiles prompts();

    /** Telephones that the server makes up. */
    Handsets handsets();

    /** Counters and gauges, read without locks. */
    SwitchStatistics statistics();

    @Override
    void close();

    /** Ends an {@link #attach}. */
    interface Attachment extends AutoCloseable {
        @Override
        void close();
    }
}
