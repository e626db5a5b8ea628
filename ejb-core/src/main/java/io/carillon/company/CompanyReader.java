package io.carillon.company;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.ExtendedResult;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * Reads people out of a directory, page by page (RFC 2696), so that one with a limit on answers gives all of them. It goes
 * to no other server than the one it was told: referrals are not followed.
 */
final class CompanyReader {
    private static final int PAGE = 500;
    private static final int MOST_ENTRIES = 50_000;
    private static final int NAME_LENGTH = 80;
    private static final int MAIL_LENGTH = 254;

    private final CompanyServer server;
    private final String bindPassword;
    private final SSLContext tls;

    /** @param tls with which the directory's certificate is checked; unused without TLS */
    CompanyReader(CompanyServer server, String bindPassword, SSLContext tls) {
        this.server = server;
        this.bindPassword = bindPassword;
        this.tls = tls;
    }

    /** @throws Unreadable when the directory cannot be read to its end */
    List<Found> read(CompanySettings settings) {
        try (LDAPConnection connection = connected()) {
            connection.bind(server.bindName(), bindPassword);
            List<Found> found = new ArrayList<>();
            SimplePagedResultsControl next = new SimplePagedResultsControl(PAGE, true);
            while (next != null) {
                SearchResult page = connection.search(request(settings, next));
                page.getSearchEntries().forEach(entry -> found.add(found(entry, settings.attributes())));
                if (found.size() > MOST_ENTRIES) {
                    throw new Unreadable("it has more than " + MOST_ENTRIES + " entries for the filter");
                }
                SimplePagedResultsControl answer = SimplePagedResultsControl.get(page);
                next = answer != null && answer.moreResultsToReturn()
                        ? new SimplePagedResultsControl(PAGE, answer.getCookie(), true)
                        : null;
            }
            return found;
        } catch (LDAPException failed) {
            throw new Unreadable(failed.getResultCode() + ": " + failed.getMessage(), failed);
        }
    }

    private LDAPConnection connected() throws LDAPException {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(server.timeoutMillis());
        options.setResponseTimeoutMillis(server.timeoutMillis());
        options.setFollowReferrals(false);
        options.setAutoReconnect(false);
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        if (server.secure()) {
            return new LDAPConnection(tls.getSocketFactory(), options, server.host(), server.port());
        }
        LDAPConnection connection = new LDAPConnection(options, server.host(), server.port());
        if (server.startTls()) {
            try {
                encrypt(connection);
            } catch (LDAPException refused) {
                connection.close();
                throw refused;
            }
        }
        return connection;
    }

    /** A directory that refuses is an answer and no exception; going on would say the password in clear. */
    private void encrypt(LDAPConnection connection) throws LDAPException {
        ExtendedResult answer =
                connection.processExtendedOperation(new StartTLSExtendedRequest(tls.getSocketFactory()));
        if (answer.getResultCode() != ResultCode.SUCCESS) {
            throw new LDAPException(answer.getResultCode(), "StartTLS was refused");
        }
    }

    private static SearchRequest request(CompanySettings settings, SimplePagedResultsControl page) throws LDAPException {
        CompanySettings.Attributes names = settings.attributes();
        String[] wanted = Stream.of(names.id(), names.number(), names.name(), names.mail(), names.department())
                .filter(name -> !name.isEmpty())
                .toArray(String[]::new);
        SearchRequest request = new SearchRequest(settings.base(), SearchScope.SUB, settings.filter(), wanted);
        request.addControl(page);
        return request;
    }

    private static Found found(SearchResultEntry entry, CompanySettings.Attributes names) {
        String id = id(entry.getAttribute(names.id()));
        String number = text(entry, names.number()).replaceAll("[ ()./-]", "");
        String name = text(entry, names.name());
        String mail = text(entry, names.mail());
        String department = text(entry, names.department());
        String fault = "";
        if (id.isEmpty()) {
            fault = "has no " + names.id();
        } else if (!number.matches("[0-9]{2,15}")) {
            fault = names.number() + " must be 2 to 15 digits";
        } else if (name.length() > NAME_LENGTH) {
            fault = names.name() + " must have up to " + NAME_LENGTH + " characters";
        } else if (mail.length() > MAIL_LENGTH || department.length() > NAME_LENGTH) {
            fault = names.mail() + " or " + names.department() + " is too long";
        }
        return new Found(id, entry.getDN(), number, name, mail, department, fault);
    }

    /** As text where it is one; an id of Active Directory is sixteen bytes. */
    private static String id(Attribute attribute) {
        if (attribute == null || !attribute.hasValue()) {
            return "";
        }
        byte[] value = attribute.getValueByteArray();
        boolean text = value.length <= 200 && !Attribute.needsBase64Encoding(value);
        return text ? attribute.getValue() : HexFormat.of().formatHex(value, 0, Math.min(value.length, 100));
    }

    private static String text(SearchResultEntry entry, String attribute) {
        String value = attribute.isEmpty() ? null : entry.getAttributeValue(attribute);
        return value == null ? "" : value.replaceAll("\\p{Cntrl}", " ").strip();
    }
}
