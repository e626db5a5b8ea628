package io.carillon.api.trunks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.api.http.PageQuery;
import io.carillon.contract.Tenant;
import io.carillon.directory.store.Check;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.Stored;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class NamedSettingsTest {
    private record Paint(String colour) {}

    private final Drawer drawer = new Drawer();
    private final NamedSettings<Paint, String> paints = new NamedSettings<>(drawer, new NamedSettings.Kind<>(
            Paint.class, "paints", "paint", "name", stored -> stored.name() + "=" + stored.settings().colour()));

    @Test
    void aNewOneNeedsAName() {
        assertThatThrownBy(() -> paints.create(null, (tenant, before) -> new Paint("red"), ann()))
                .isInstanceOfSatisfying(WebApplicationException.class,
                        refused -> assertThat(refused.getResponse().getStatus()).isEqualTo(400));
        assertThat(drawer.paints).isEmpty();
    }

    @Test
    void listsThoseOfTheOwnTenantOnly() {
        drawer.put("house", "a", 1);
        drawer.put("foreign", "b", 1);
        List<String> seen = paints.list(new PageQuery(), ann(), (items, next) -> items);
        assertThat(seen).containsExactly("a=old");
    }

    @Test
    void aForeignOneIsNotThere() {
        drawer.put("foreign", "b", 1);
        assertThatThrownBy(() -> paints.read("b", ann())).isInstanceOfSatisfying(WebApplicationException.class,
                refused -> assertThat(refused.getResponse().getStatus()).isEqualTo(404));
        assertThatThrownBy(() -> paints.delete("b", headers(null), ann()))
                .isInstanceOfSatisfying(WebApplicationException.class,
                        refused -> assertThat(refused.getResponse().getStatus()).isEqualTo(404));
    }

    @Test
    void deletesTheVersionThatWasSeen() {
        drawer.put("house", "a", 7);
        paints.delete("a", headers("\"6\""), ann());
        assertThat(drawer.check).isEqualTo(new Check(6, "ann"));
        paints.delete("a", headers(null), ann());
        assertThat(drawer.check).isEqualTo(new Check(7, "ann"));
    }

    private static SecurityContext ann() {
        JsonWebToken token = proxy(JsonWebToken.class, Map.of("getName", "ann", "getTokenID", "1.x.house"));
        return proxy(SecurityContext.class, Map.of("getUserPrincipal", token));
    }

    private static HttpHeaders headers(String ifMatch) {
        return proxy(HttpHeaders.class, ifMatch == null ? Map.of() : Map.of("getHeaderString", ifMatch));
    }

    private static <T> T proxy(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }

    /** A desk without a database. */
    private static final class Drawer extends OutsideDesk {
        private final Map<String, Stored<Paint>> paints = new TreeMap<>();
        private Check check;

        void put(String tenant, String name, long version) {
            paints.put(tenant + "/" + name, new Stored<>(
                    new Tenant(tenant), name, new Paint("old"), Instant.EPOCH, Instant.EPOCH, version));
        }

        @Override
        public <T extends Record> List<Stored<T>> page(Class<T> kind, Tenant tenant, String afterName, int limit) {
            return paints.values().stream().filter(one -> one.tenant().equals(tenant)).map(this::<T>as).toList();
        }

        @Override
        public <T extends Record> Optional<Stored<T>> find(Class<T> kind, Tenant tenant, String name) {
            return Optional.ofNullable(paints.get(tenant.name() + "/" + name)).map(this::<T>as);
        }

        @Override
        public <T extends Record> void delete(Class<T> kind, Tenant tenant, String name, Check expected) {
            check = expected;
        }

        @SuppressWarnings("unchecked")
        private <T> Stored<T> as(Stored<Paint> paint) {
            return (Stored<T>) (Stored<?>) paint;
        }
    }
}
