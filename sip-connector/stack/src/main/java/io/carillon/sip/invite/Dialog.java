package io.carillon.sip.invite;

import io.carillon.contract.SipPeer;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.NameAddr;
import io.carillon.sip.message.RequestBuilder;
import io.carillon.sip.message.RoutedRequest;
import io.carillon.sip.message.SipMessage;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transport.SipUriResolver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The state of a dialog (RFC 3261 section 12): who talks to whom, which way requests go, how they are numbered.
 * Changed by one thread at a time; what is asked before that discipline begins (tags, known sources) is safe for all.
 */
final class Dialog {
    private static final int MAX_FORWARDS = 70;
    private static final int MOST_BRANCHES = 16;

    private final String callId;
    private final String localTag;
    private boolean direct;
    private String localParty;
    private String contact;
    private volatile String remoteTag;
    private volatile String earlyTag;
    private volatile Set<String> earlyTags = Set.of();
    /** Of branches that have asked for something; only tags that are known get this far. */
    private Map<String, Long> earlyCseqs = Map.of();
    private volatile SipPeer seen;
    private volatile SipPeer nextHop;
    private volatile SipPeer namedHop;
    private String remoteParty;
    private List<String> routes = List.of();
    private String target;
    private long localCseq;
    private long remoteCseq = -1;

    /**
     * A dialog to be, placed on the network by {@link #locate}.
     *
     * @param names identity of the two ends
     * @param direct whether no proxy stands between
     */
    Dialog(Names names, boolean direct) {
        this.callId = names.callId();
        this.localTag = names.localTag();
        this.localParty = names.localParty();
        this.remoteParty = names.remoteParty();
        this.remoteTag = names.remoteTag();
        this.target = names.target();
        this.direct = direct;
    }

    /**
     * Says where both ends are.
     *
     * @param where where the other end was seen, or where its INVITE is to go
     * @param ourContact our Contact value, as the other end can reach us
     */
    void locate(SipPeer where, String ourContact) {
        seen = where;
        nextHop = where;
        contact = ourContact;
    }

    /** Before it is established: the other end is reached by this URI, straight or by a proxy. */
    void aim(String uri, boolean straight) {
        target = uri;
        direct = straight;
    }

    /** Names our end, when that had to wait for our address. */
    void name(String party) {
        localParty = party;
    }

    /**
     * Identity of a dialog.
     *
     * @param localParty whole From value of our requests, with tag
     * @param remoteParty whole To value of our requests, with tag once it is known
     * @param remoteTag null as long as the other end has not named it
     * @param target remote target URI
     */
    record Names(
            String callId, String localTag, String localParty, String remoteParty, String remoteTag, String target) {}

    String callId() {
        return callId;
    }

    String localTag() {
        return localTag;
    }

    String remoteTag() {
        return remoteTag;
    }

    String contact() {
        return contact;
    }

    SipPeer nextHop() {
        return nextHop;
    }

    /** Where the other end says it is, which may be nowhere near; null when it gave no address. */
    SipPeer namedHop() {
        return namedHop;
    }

    /** Whether the tag of a request is that of the other end. False as long as there is no other end. */
    boolean isFrom(String tag) {
        String known = remoteTag;
        String asked = Objects.requireNonNullElse(tag, "");
        return known != null ? known.equals(asked) : asked.equals(earlyTag) || earlyTags.contains(asked);
    }

    /** A branch of our INVITE has this tag and may send requests before anybody has answered. */
    void early(String tag) {
        if (tag == null || tag.isEmpty() || tag.equals(earlyTag)) {
            return;
        }
        if (earlyTag == null) {
            earlyTag = tag;
            return;
        }
        if (earlyTags.size() >= MOST_BRANCHES) {
            return;
        }
        Set<String> more = new HashSet<>(earlyTags);
        more.add(tag);
        earlyTags = Set.copyOf(more);
    }

    /** Requests of all branches are numbered together, so that whichever is answered goes on counting upwards. */
    void countOnFrom(Dialog other) {
        localCseq = Math.max(localCseq, other.localCseq);
    }

    /** Whether messages from there are taken as the other end's without asking for proof. */
    boolean knows(SipPeer source) {
        return isSame(source, seen) || isSame(source, nextHop);
    }

    /** Where any connection is as good it may be any. */
    private static boolean isSame(SipPeer source, SipPeer known) {
        return known != null && (source.equals(known) || known.flow() == 0 && source.anyFlow().equals(known));
    }

    /** The other end proved itself from a new address (changed network, new TCP connection). */
    void moved(SipPeer source) {
        seen = source;
    }

    /**
     * RFC 3261 section 12.2.2: numbers of the other end's requests only grow. As long as nobody has answered each branch is an
     * end of its own and counts by itself.
     *
     * @param tag of the other end
     */
    boolean accepts(String tag, long cseq) {
        boolean early = remoteTag == null;
        if (cseq <= (early ? earlyCseqs.getOrDefault(tag, -1L) : remoteCseq)) {
            return false;
        }
        if (early) {
            earlyCseqs = new HashMap<>(earlyCseqs);
            earlyCseqs.put(tag, cseq);
        } else {
            remoteCseq = cseq;
        }
        return true;
    }

    /** Takes route set and target from the INVITE that creates the dialog on our side (section 12.1.1). */
    void establishFrom(SipMessage request, SipUriResolver resolver) throws MalformedHeader {
        routes = texts(request.addresses(HeaderName.RECORD_ROUTE));
        remoteCseq = request.cseq().number();
        retarget(request, resolver);
    }

    /** Takes tag, route set and target from the 2xx to our INVITE (section 12.1.2). */
    void establishFrom2xx(SipMessage response, SipUriResolver resolver) throws MalformedHeader {
        remoteTag = Objects.requireNonNullElse(response.toTag(), "");
        remoteCseq = earlyCseqs.getOrDefault(remoteTag, -1L);
        earlyCseqs = Map.of();
        remoteParty = response.value(HeaderName.TO);
        List<String> reversed = texts(response.addresses(HeaderName.RECORD_ROUTE));
        Collections.reverse(reversed);
        routes = reversed;
        retarget(response, resolver);
    }

    /**
     * Target refresh (section 12.2): the Contact of a re-INVITE, UPDATE or its 2xx. Keeps the old one when there is
     * none.
     */
    void retarget(SipMessage message, SipUriResolver resolver) throws MalformedHeader {
        List<NameAddr> contacts = message.contacts();
        if (!contacts.isEmpty() && contacts.get(0).uri().isSip()) {
            target = contacts.get(0).uri().text();
        }
        namedHop = NextHop.named(resolver, routes, target).orElse(null);
        nextHop = NextHop.of(resolver, routes, target, seen, direct);
    }

    /**
     * The dialog that a further 2xx to an INVITE of ours creates (section 13.2.2.4), to be established from it.
     *
     * @param sentTo where the INVITE went
     * @param direct whether no proxy stands between
     * @param cseq number of the INVITE
     */
    static Dialog ofBranch(SipResponse answer, SipPeer sentTo, boolean direct, long cseq) {
        String localParty = answer.value(HeaderName.FROM);
        String remoteParty = answer.value(HeaderName.TO);
        Dialog branch = new Dialog(
                new Names(answer.callId(), answer.fromTag(), localParty, remoteParty, null, ""), direct);
        branch.seen = sentTo;
        branch.nextHop = sentTo;
        branch.localCseq = cseq;
        return branch;
    }

    /** Whether no proxy stands between. */
    boolean isDirect() {
        return direct;
    }

    /** Number of the request made last. */
    long lastCseq() {
        return localCseq;
    }

    /** Starts the next request of ours. */
    RequestBuilder request(String method) {
        return request(method, ++localCseq, MAX_FORWARDS);
    }

    /** Starts the ACK of a 2xx to the INVITE with that number. */
    RequestBuilder ack(long cseq) {
        return request("ACK", cseq, MAX_FORWARDS);
    }

    /** Starts the INVITE that is to create this dialog. */
    RequestBuilder invite(int maxForwards, List<String> path) {
        routes = List.copyOf(path);
        return request("INVITE", ++localCseq, maxForwards);
    }

    private RequestBuilder request(String method, long cseq, int maxForwards) {
        return RoutedRequest.start(method, target, routes, maxForwards)
                .header(HeaderName.FROM, localParty)
                .header(HeaderName.TO, remoteParty)
                .header(HeaderName.CALL_ID, callId)
                .cseq(cseq);
    }

    private static List<String> texts(List<NameAddr> addresses) {
        List<String> texts = new ArrayList<>(addresses.size());
        for (NameAddr address : addresses) {
            texts.add(address.text());
        }
        return texts;
    }
}
