package io.carillon.company;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;

/** A directory in memory with a base, an account that reads, and as many people as a test adds. */
final class People implements AutoCloseable {
    static final String BASE = "ou=people,dc=example,dc=com";
    static final String READER = "cn=carillon,dc=example,dc=com";
    static final String SECRET = "reads everything";

    private final AtomicInteger searches = new AtomicInteger();
    private final InMemoryDirectoryServer server;

    /** @param startTls certificates of the server, null for none */
    People(SSLSocketFactory startTls) throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=com");
        config.setSchema(null);
        config.addAdditionalBindCredentials(READER, SECRET);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("plain", InetAddress.getByName("127.0.0.1"), 0, startTls));
        config.addInMemoryOperationInterceptor(new InMemoryOperationInterceptor() {
            @Override
            public void processSearchRequest(InMemoryInterceptedSearchRequest request) {
                searches.incrementAndGet();
            }
        });
        server = new InMemoryDirectoryServer(config);
        server.add("dn: dc=example,dc=com", "objectClass: domain", "dc: example");
        server.add("dn: " + BASE, "objectClass: organizationalUnit", "ou: people");
        server.startListening();
    }

    void add(String uid, String number, String name) throws Exception {
        server.add("dn: uid=" + uid + "," + BASE, "objectClass: person", "uid: " + uid, "sn: " + name,
                "telephoneNumber: " + number, "cn: " + name, "mail: " + uid + "@example.com", "departmentNumber: Sales");
    }

    InMemoryDirectoryServer server() {
        return server;
    }

    int searches() {
        return searches.get();
    }

    CompanyServer address() {
        return new CompanyServer("127.0.0.1", server.getListenPort(), false, false, READER, 5_000, "", false, Map.of());
    }

    CompanyServer addressWithTls() {
        return new CompanyServer("127.0.0.1", server.getListenPort(), false, true, READER, 5_000, "", false, Map.of());
    }

    static CompanySettings settings() {
        return new CompanySettings(
                true, true, BASE, "(objectClass=person)", CompanySettings.Attributes.USUAL, 50);
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
