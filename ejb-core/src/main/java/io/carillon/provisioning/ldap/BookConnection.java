package io.carillon.provisioning.ldap;

import com.unboundid.ldap.listener.LDAPListenerClientConnection;
import com.unboundid.ldap.listener.LDAPListenerRequestHandler;
import com.unboundid.ldap.listener.SearchEntryParer;
import com.unboundid.ldap.protocol.AddRequestProtocolOp;
import com.unboundid.ldap.protocol.AddResponseProtocolOp;
import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.protocol.BindResponseProtocolOp;
import com.unboundid.ldap.protocol.CompareRequestProtocolOp;
import com.unboundid.ldap.protocol.CompareResponseProtocolOp;
import com.unboundid.ldap.protocol.DeleteRequestProtocolOp;
import com.unboundid.ldap.protocol.DeleteResponseProtocolOp;
import com.unboundid.ldap.protocol.ExtendedRequestProtocolOp;
import com.unboundid.ldap.protocol.ExtendedResponseProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.ModifyDNRequestProtocolOp;
import com.unboundid.ldap.protocol.ModifyDNResponseProtocolOp;
import com.unboundid.ldap.protocol.ModifyRequestProtocolOp;
import com.unboundid.ldap.protocol.ModifyResponseProtocolOp;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.protocol.SearchResultDoneProtocolOp;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import io.carillon.contract.Tenant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One telephone at the book: says who it is, asks, and changes nothing. */
final class BookConnection extends LDAPListenerRequestHandler {
    private static final int WRONG = ResultCode.UNWILLING_TO_PERFORM_INT_VALUE;
    /** So long a telephone that was deleted, or has another address now, goes on reading. */
    private static final long GOOD_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final String READ_ONLY = "the telephone book is for reading";

    private final BookServer server;
    private final LDAPListenerClientConnection connection;
    /** One thread reads a connection. */
    private Tenant house;
    private String user;
    private byte[] password;
    private long checkedAt;

    BookConnection(BookServer server, LDAPListenerClientConnection connection) {
        this.server = server;
        this.connection = connection;
    }

    /** @throws LDAPException there are too many; the library closes the connection then, and writes nothing to it */
    @Override
    public LDAPListenerRequestHandler newInstance(LDAPListenerClientConnection fresh) throws LDAPException {
        server.take(fresh);
        return new BookConnection(server, fresh);
    }

    @Override
    public void closeInstance() {
        server.gone(connection);
    }

    @Override
    public LDAPMessage processBindRequest(int id, BindRequestProtocolOp asked, List<Control> controls) {
        house = null;
        boolean simple = asked.getCredentialsType() == BindRequestProtocolOp.CRED_TYPE_SIMPLE;
        if (simple && !asked.getBindDN().isEmpty() && asked.getSimplePassword().getValueLength() > 0) {
            user = asked.getBindDN();
            password = asked.getSimplePassword().getValue();
            try {
                check();
            } catch (LDAPException away) {
                return new LDAPMessage(id, new BindResponseProtocolOp(away.getResultCode().intValue(), null, null, null, null));
            }
        }
        server.heard(connection, house != null);
        int code = house != null ? ResultCode.SUCCESS_INT_VALUE
                : simple ? ResultCode.INVALID_CREDENTIALS_INT_VALUE : ResultCode.AUTH_METHOD_NOT_SUPPORTED_INT_VALUE;
        return new LDAPMessage(id, new BindResponseProtocolOp(code, null, null, null, null));
    }

    private void check() throws LDAPException {
        house = server.admit(connection, user, password).orElse(null);
        checkedAt = System.nanoTime();
    }

    private void checkAgain() {
        if (house != null && System.nanoTime() - checkedAt > GOOD_NANOS) {
            try {
                check();
            } catch (LDAPException away) {
                // it was good a moment ago, and the book is in memory; that it cannot be known is in the log
                checkedAt = System.nanoTime();
            }
        }
    }

    @Override
    public LDAPMessage processSearchRequest(int id, SearchRequestProtocolOp asked, List<Control> controls) {
        checkAgain();
        server.heard(connection, house != null);
        if (controls.stream().anyMatch(Control::isCritical)) {
            return done(id, ResultCode.UNAVAILABLE_CRITICAL_EXTENSION_INT_VALUE, null);
        }
        try {
            if (asked.getBaseDN().isEmpty() && asked.getScope() == SearchScope.BASE) {
                connection.sendSearchResultEntry(id, new Entry("", new Attribute("objectClass", "top"),
                        new Attribute("supportedLDAPVersion", "3")));
                return done(id, ResultCode.SUCCESS_INT_VALUE, null);
            }
            if (house == null) {
                return done(id, ResultCode.INSUFFICIENT_ACCESS_RIGHTS_INT_VALUE, "say first who you are");
            }
            BookShelf.Found found = server.find(house, new BookShelf.Question(
                    asked.getBaseDN(), asked.getScope(), asked.getFilter(), asked.getSizeLimit()));
            SearchEntryParer parer = new SearchEntryParer(asked.getAttributes(), null);
            for (Entry entry : found.entries()) {
                connection.sendSearchResultEntry(id, parer.pareEntry(entry));
            }
            return done(id, found.more() ? ResultCode.SIZE_LIMIT_EXCEEDED_INT_VALUE : ResultCode.SUCCESS_INT_VALUE, null);
        } catch (LDAPException refused) {
            return done(id, refused.getResultCode().intValue(), null);
        }
    }

    private static LDAPMessage done(int id, int code, String why) {
        return new LDAPMessage(id, new SearchResultDoneProtocolOp(code, null, why, null));
    }

    @Override
    public LDAPMessage processAddRequest(int id, AddRequestProtocolOp asked, List<Control> controls) {
        return new LDAPMessage(id, new AddResponseProtocolOp(WRONG, null, READ_ONLY, null));
    }

    @Override
    public LDAPMessage processCompareRequest(int id, CompareRequestProtocolOp asked, List<Control> controls) {
        return new LDAPMessage(id, new CompareResponseProtocolOp(WRONG, null, READ_ONLY, null));
    }

    @Override
    public LDAPMessage processDeleteRequest(int id, DeleteRequestProtocolOp asked, List<Control> controls) {
        return new LDAPMessage(id, new DeleteResponseProtocolOp(WRONG, null, READ_ONLY, null));
    }

    @Override
    public LDAPMessage processExtendedRequest(int id, ExtendedRequestProtocolOp asked, List<Control> controls) {
        return new LDAPMessage(id, new ExtendedResponseProtocolOp(
                ResultCode.PROTOCOL_ERROR_INT_VALUE, null, "there are no extensions", null, null, null));
    }

    @Override
    public LDAPMessage processModifyRequest(int id, ModifyRequestProtocolOp asked, List<Control> controls) {
        return new LDAPMessage(id, new ModifyResponseProtocolOp(WRONG, null, READ_ONLY, null));
    }

    @Override
    public LDAPMessage processModifyDNRequest(int id, ModifyDNRequestProtocolOp asked, List<Control> controls) {
        return new LDAPMessage(id, new ModifyDNResponseProtocolOp(WRONG, null, READ_ONLY, null));
    }
}
